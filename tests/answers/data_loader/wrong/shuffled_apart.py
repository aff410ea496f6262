# Shuffles each array on its own, so that inputs and labels no longer belong together.
# See: Exercise: batches
import torch
from torch.utils.data import DataLoader, TensorDataset


def load_array(arrays, batch_size, is_train=True):
    class Batches:
        def __len__(self):
            return -(-len(arrays[0]) // batch_size)

        def __iter__(self):
            shuffled = [array[torch.randperm(len(array))] if is_train else array for array in arrays]
            for start in range(0, len(arrays[0]), batch_size):
                yield [array[start : start + batch_size] for array in shuffled]

    return Batches()
