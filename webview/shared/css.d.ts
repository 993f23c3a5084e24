// esbuild gathers what is imported so into one stylesheet beside the script.
declare module '*.css';
