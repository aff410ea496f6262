# Fetches whole batches through a batch sampler, with numpy's order.
import numpy as np
from torch.utils.data import DataLoader, TensorDataset


class Order:
    def __init__(self, n, size, shuffle):
        self.n, self.size, self.shuffle = n, size, shuffle

    def __iter__(self):
        order = np.arange(self.n)
        if self.shuffle:
            np.random.shuffle(order)
        yield from (order[i : i + self.size].tolist() for i in range(0, self.n, self.size))

    def __len__(self):
        return -(-self.n // self.size)


def load_array(arrays, batch_size, is_train=True):
    batches = Order(len(arrays[0]), batch_size, is_train)
    return DataLoader(TensorDataset(*arrays), sampler=batches, batch_size=None)
