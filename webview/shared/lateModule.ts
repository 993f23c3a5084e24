import { useEffect, useState } from 'preact/hooks';

/**
 * A part of the page that is loaded when it is wanted first.
 * @returns a hook that gives the module once it is there, to every component that wants it
 */
export function lateModule<Module>(load: () => Promise<Module>): (wanted?: boolean) => Module | undefined {
  let loaded: Module | undefined;
  return function useLateModule(wanted = true) {
    const [, drawAgain] = useState(loaded);
    useEffect(() => {
      if (!wanted || loaded !== undefined) return;
      void load().then((module) => {
        loaded = module;
        drawAgain(() => module);
      });
    }, [wanted]);
    return loaded;
  };
}
