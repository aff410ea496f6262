# Makes float64 of everything.
# See: Exercise: two layers are one
def collapse(W1, b1, W2, b2):
    W1, b1, W2, b2 = (t.double() for t in (W1, b1, W2, b2))
    return W1 @ W2, b1 @ W2 + b2
