"""Writes the *.safetensors files beside this script: PyTorch 1.13, safetensors 0.4.0.

A file of a network has its inputs and outputs in the metadata.
"""
import json
import pathlib

import torch
from safetensors.torch import save_file

HERE = pathlib.Path(__file__).parent
torch.manual_seed(7)


def save_network(name, net, inputs, tensors):
    x = torch.randn(5, inputs, dtype=torch.float64)
    with torch.no_grad():
        y = net.double()(x)
    texts = {"x": json.dumps(x.tolist()), "y": json.dumps(y.tolist())}
    save_file(tensors, HERE / name, texts)


def sequential(dtype, *sizes):
    layers = []
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        layers += [torch.nn.Linear(fan_in, fan_out), torch.nn.Tanh()]
    return torch.nn.Sequential(*layers[:-1]).to(dtype)


small = sequential(torch.float32, 2, 4, 3)
tensors = {name: tensor.clone() for name, tensor in small.state_dict().items()}
save_network("sequential-float32.safetensors", small, 2, tensors)


class Deep(torch.nn.Module):
    """Twelve layers, so that the order of numbers is not that of texts."""

    def __init__(self):
        super().__init__()
        self.net = sequential(torch.float64, *[2] * 13)

    def forward(self, x):
        return self.net(x)


deep = Deep()
save_network("deep-float64.safetensors", deep, 2, deep.state_dict())

save_file(
    {
        "scalar": torch.tensor(0.1, dtype=torch.float64),
        "empty": torch.zeros(0, 3),
        "größe\n": torch.tensor([float("nan"), float("-inf"), -0.0, 1e-40], dtype=torch.float32),
        "cube": torch.arange(8, dtype=torch.float64).reshape(2, 2, 2),
    },
    HERE / "various.safetensors",
    {"format": "pt", "note": 'a "quoted" text'},
)
save_file({"half": torch.ones(2, dtype=torch.float16)}, HERE / "half.safetensors")
save_file({"ids": torch.arange(3)}, HERE / "integers.safetensors")
