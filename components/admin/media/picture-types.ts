/** What a file field offers to choose; what a file really is, its bytes say later. */
export const pictureTypes = "image/jpeg,image/png,image/webp,image/gif";
