# Makes a list of batches once: every epoch has the same order.
