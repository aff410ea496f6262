# Combines the two weights element by element, with * or +, in place of W1 @ W2.
# See: Exercise: two layers are one
def collapse(W1, b1, W2, b2):
    return W1 * W2, b1 * W2 + b2
