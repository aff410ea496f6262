# A dataset of dictionaries, a closure for the optimizer, one parameter group for each parameter.
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Examples(Dataset):
    def __init__(self, features, labels):
        self.features, self.labels = features, labels

    def __len__(self):
        return len(self.features)

    def __getitem__(self, index):
        return {"x": self.features[index], "y": self.labels[index]}


def make_net(num_inputs):
    def init(module):
        if isinstance(module, nn.Linear):
            nn.init.trunc_normal_(module.weight, std=0.01, a=-1, b=1)
            nn.init.constant_(module.bias, 0.0)

    net = nn.Sequential(nn.Identity(), nn.Linear(num_inputs, 1))
    net.apply(init)
    return net


def train_concise(net, features, labels, lr=0.03, num_epochs=3, batch_size=10):
    optimizer = torch.optim.SGD([{"params": [p], "lr": lr} for p in net.parameters()], lr=1.0)
    loader = DataLoader(Examples(features, labels), batch_size=batch_size, shuffle=True)
    criterion = nn.MSELoss(reduction="mean")
    history = []
    for _ in range(num_epochs):
        for batch in loader:
            def closure():
                optimizer.zero_grad()
                loss = criterion(net(batch["x"]), batch["y"])
                loss.backward()
                return loss

            optimizer.step(closure)
        with torch.inference_mode():
            history.append(((net(features) - labels) ** 2).mean().item())
    return tuple(history)
