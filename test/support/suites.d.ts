/** Every test file of the host suite: the bundler makes this module (scripts/testing/bundles.mjs). */
declare module 'virtual:suites';
