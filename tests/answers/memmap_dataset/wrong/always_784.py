# Takes for granted that a picture has 784 pixels.
