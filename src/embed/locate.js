// Where the files of a release lie: beside the loader, by names the build has made up.
//
// Apart from the class, since a bundler wants each of them named: the package has another.

/** The address of a file: its name before the hash, and after. */
export const locate = (name, ending) =>
  new URL(__BOTH_TRUE__.base + name + __BOTH_TRUE__.hash + ending, import.meta.url);
