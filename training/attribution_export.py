"""Writes a trained network as one ONNX file: half-precision tables, 8-bit products, the rest as metadata."""

from __future__ import annotations

import base64
import json
import tempfile
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from attribution_network import Network
from callup.extract.speech.tagger_decoding import Settings
from callup.extract.speech.tagger_features import COLUMNS

OPSET = 17


class Exported(nn.Module):
    """The network as it runs: tables in half precision, rows as 32-bit numbers."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        for table in network.tables:
            table.half()

    def forward(self, rows: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """[batch, tokens, columns] to [batch, tokens, tags] and twice [batch, tokens, pair]."""
        parts = [table(rows[:, :, at]) for at, table in enumerate(self.network.tables)]
        outputs: tuple[Tensor, Tensor, Tensor] = self.network.score(torch.cat(parts, -1).float())
        return outputs


def export(network: Network, metadata: dict[str, str], path: Path) -> None:
    """Write the network, which is changed by it, with its metadata."""
    rows = torch.zeros(2, 16, len(COLUMNS), dtype=torch.int32)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            Exported(network).eval(),
            (rows,),
            str(plain),
            input_names=["rows"],
            output_names=["tags", "cues", "sources"],
            dynamic_axes={name: {0: "batch", 1: "tokens"} for name in ("rows", "tags", "cues", "sources")},
            opset_version=OPSET,
            dynamo=False,
        )
        small = Path(folder) / "small.onnx"
        quantize_dynamic(plain, small, op_types_to_quantize=["MatMul", "LSTM"], weight_type=QuantType.QInt8)
        model = onnx.load(small)
    onnx.helper.set_model_props(model, metadata)
    model.producer_name, model.producer_version, model.doc_string = "callup", "", ""
    for node in model.graph.node:
        node.doc_string = ""
    path.write_bytes(model.SerializeToString(deterministic=True))


def metadata_of(network: Network, hashes: tuple[list[int], list[int]], settings: Settings) -> dict[str, str]:
    """What the program needs beside the network: known hashes, the chain of tags, distances and settings."""
    words, stems = (_packed(np.array(one, "<u4")) for one in hashes)
    return {
        "words": words,
        "stems": stems,
        "transitions": _packed(network.chain().detach().numpy().astype("<f4")),
        "distances": _packed(network.distances.detach().numpy().astype("<f4")),
        "nobody": json.dumps(round(float(network.nobody.detach()), 5)),
        "settings": msgspec.json.encode(settings).decode(),
    }


def _packed(array: Any) -> str:
    return base64.b64encode(array.tobytes()).decode("ascii")
