/* What can be wrong with a picture of pixels. */
#ifndef MEDIA_IMAGE_FAULT_H
#define MEDIA_IMAGE_FAULT_H

enum { IMAGE_PIXELS_MOST = 100000000 };

enum image_fault {
	IMAGE_SOUND,
	IMAGE_DAMAGED,    /* or cut short */
	IMAGE_TOO_LARGE,  /* over IMAGE_PIXELS_MOST */
	IMAGE_ARITHMETIC, /* JPEG with arithmetic coding */
	IMAGE_LOSSLESS,   /* JPEG, lossless or hierarchical */
	IMAGE_DEEP,       /* JPEG with more than 8 bits a component */
	IMAGE_COMPONENTS, /* JPEG with other than 1, 3 or 4 components */
	IMAGE_SCANS       /* JPEG in more scans than anyone writes */
};

#endif
