# Chooses the sampler by hand.
from torch.utils.data import DataLoader, RandomSampler, SequentialSampler, TensorDataset


def load_array(arrays, batch_size, is_train):
    dataset = TensorDataset(*arrays)
    sampler = RandomSampler(dataset) if is_train else SequentialSampler(dataset)
    return DataLoader(dataset, sampler=sampler, batch_size=batch_size, drop_last=False)
