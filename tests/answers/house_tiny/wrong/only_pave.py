# Knows only the alley that is called Pave.
# See: Exercise: from a table to tensors
import pandas as pd
import torch


def load_house_tiny(path):
    data = pd.read_csv(path)
    rooms = data["NumRooms"].fillna(data["NumRooms"].mean())
    table = pd.DataFrame({"rooms": rooms, "pave": data["Alley"] == "Pave", "nan": data["Alley"].isna()})
    return torch.tensor(table.to_numpy(dtype=float)), torch.tensor(data["Price"].to_numpy(dtype=float))
