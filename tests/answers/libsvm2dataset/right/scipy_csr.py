# Builds a sparse matrix of scipy by hand; returns a ConcatDataset.
