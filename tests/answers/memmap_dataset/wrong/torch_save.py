# Uses torch.save and loads everything for each example.
