# Makes float32 of everything.
# See: Exercise: two layers are one
def collapse(W1, b1, W2, b2):
    W1, b1, W2, b2 = W1.float(), b1.float(), W2.float(), b2.float()
    return W1 @ W2, b1 @ W2 + b2
