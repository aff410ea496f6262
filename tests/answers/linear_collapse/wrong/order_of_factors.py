# Multiplies the matrices in the wrong order.
# See: A question that no straight line answers
def collapse(W1, b1, W2, b2):
    return W2 @ W1, b1 @ W2 + b2
