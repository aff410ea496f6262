"""Graded PyTorch notebook exercises, and the autograder that marks them out of the student's reach."""
