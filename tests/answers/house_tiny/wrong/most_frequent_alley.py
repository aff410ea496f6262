# Fills missing alleys with the most frequent one.
# See: Tables
import pandas as pd
import torch


def load_house_tiny(path):
    data = pd.read_csv(path)
    inputs = data.iloc[:, :2].copy()
    inputs["NumRooms"] = inputs["NumRooms"].fillna(inputs["NumRooms"].mean())
    inputs["Alley"] = inputs["Alley"].fillna(inputs["Alley"].mode()[0])
    inputs = pd.get_dummies(inputs, dummy_na=True)
    return torch.tensor(inputs.to_numpy(dtype=float)), torch.tensor(data["Price"].to_numpy(dtype=float))
