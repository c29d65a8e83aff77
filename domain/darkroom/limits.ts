/** The largest upload, in bytes. */
export const mostBytes = 30_000_000;

/** The largest picture, in pixels: beyond the cameras of our day, and still decoded within the memory limit. */
export const mostPixels = 60_000_000;

/** The longer side of the original that is kept, in pixels. */
export const originalSide = 4096;

/** How long the process apart may take, and how much memory. */
export const apart = { seconds: 90, bytes: 900_000_000 };

/** The exit code of a process that took more memory than it may. */
export const tooMuchMemory = 86;
