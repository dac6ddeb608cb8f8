/** What the file system says of a file's content without its being read. */
export interface FileStamp {
  readonly size: number;
  /** Times in milliseconds with a fraction, as the file system keeps them. */
  readonly modified: number;
  readonly changed: number;
  readonly inode: number;
}

/** What the analysis and the generators may see of a user's repository: names and texts, nothing that can write. */
export interface Repository {
  /** Every file that is not ignored, relative to the root, with `/` separators, sorted. */
  readonly files: readonly string[];
  /** The text of one file of `files`; undefined when it is not there or cannot be read as text. */
  readText(file: string): string | undefined;
}
