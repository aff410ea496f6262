# Makes one column of numbers for the alleys instead of one column each.
# See: Tables
import pandas as pd
import torch


def load_house_tiny(path):
    data = pd.read_csv(path)
    data["NumRooms"] = data["NumRooms"].fillna(data["NumRooms"].mean())
    data["Alley"] = pd.Categorical(data["Alley"]).codes
    return torch.tensor(data.iloc[:, :2].to_numpy(dtype=float)), torch.tensor(data["Price"].to_numpy(dtype=float))
