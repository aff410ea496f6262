# Returns the layer as a function.
def collapse(W1, b1, W2, b2):
    return lambda X: X @ (W1 @ W2) + (b1 @ W2 + b2)
