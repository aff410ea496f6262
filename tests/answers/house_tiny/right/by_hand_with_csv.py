# The csv module and lists, without pandas; the missing column comes last.
import csv

import torch


def load_house_tiny(path):
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))
    known = [float(row["NumRooms"]) for row in rows if row["NumRooms"] != "NA"]
    mean = sum(known) / len(known)
    kinds = []
    for row in rows:
        if row["Alley"] not in kinds and row["Alley"] != "NA":
            kinds.append(row["Alley"])
    kinds.append("NA")
    X, y = [], []
    for row in rows:
        rooms = mean if row["NumRooms"] == "NA" else float(row["NumRooms"])
        X.append([rooms] + [1.0 if row["Alley"] == kind else 0.0 for kind in kinds])
        y.append(float(row["Price"]))
    return torch.tensor(X), torch.tensor(y)
