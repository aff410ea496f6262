# A list of tuples is a dataset as well.
import torch


def load_array(arrays, batch_size, is_train=True):
    examples = list(zip(*arrays))
    return torch.utils.data.DataLoader(examples, batch_size=batch_size, shuffle=is_train)
