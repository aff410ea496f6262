# Shuffles within the batches only: a batch always holds the same examples.
