# Fills a gap with the number of a neighbouring row.
# See: Tables
import pandas as pd
import torch


def load_house_tiny(path):
    data = pd.read_csv(path)
    inputs = data.iloc[:, :2].copy()
    inputs["NumRooms"] = inputs["NumRooms"].bfill().ffill()
    inputs = pd.get_dummies(inputs, dummy_na=True)
    return torch.tensor(inputs.to_numpy(dtype=float)), torch.tensor(data["Price"].to_numpy(dtype=float))
