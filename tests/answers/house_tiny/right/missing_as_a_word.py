# Writes a word for the missing alleys first, and a column for each word.
import pandas as pd
import torch


def load_house_tiny(path):
    data = pd.read_csv(path)
    rooms = torch.tensor(data.NumRooms.to_numpy(dtype="float64"))
    rooms = torch.where(rooms.isnan(), rooms.nanmean(), rooms)
    alley = data.Alley.fillna("none at all")
    columns = [torch.tensor((alley == kind).to_numpy()).double() for kind in alley.unique()]
    return torch.stack([rooms] + columns, dim=1), torch.tensor(data.Price.to_numpy()).double()
