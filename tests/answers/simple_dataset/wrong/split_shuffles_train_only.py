# Shuffles the training part only; the test is always the end.
