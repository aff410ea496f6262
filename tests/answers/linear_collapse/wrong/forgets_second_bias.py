# Forgets to add the second bias.
# See: A question that no straight line answers
def collapse(W1, b1, W2, b2):
    return W1 @ W2, b1 @ W2
