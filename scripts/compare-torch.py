"""The models' reference in PyTorch: the same GPT, written with PyTorch's own modules, as a small server.

Usage: compare-torch.py DESCRIPTION.json WEIGHTS.bin TOKENS.bin THREADS
WEIGHTS.bin holds all weights as little-endian float32 in the plain layout (names, shapes and order of Hugging Face's
GPT-2, matrices [in, out]); TOKENS.bin holds int32 sequences of context + 1 tokens. Commands come on standard input, one a
line; each is answered by one line of JSON.

  gradients FILE   writes the gradient of the batch's mean loss to FILE in the plain layout; {"loss"}
  train N          N steps of gradients, clipping and AdamW; {"milliseconds": [...], "cpu": [...]}, CPU time of all threads
  compiled N       the same by torch.compile with fused AdamW (the first call compiles: C++ compiler needed)
  evaluate N       N losses without gradients; the same
  curve FILE       steps of training on the batches and learning rates of FILE; {"losses", "milliseconds"}, before each step
  losses FILE      the losses of the sequences in FILE, a batch at a time; {"loss"}, their mean
"""

import json
import sys
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F


class Attention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.c_attn = nn.Linear(width, 3 * width)
        self.c_proj = nn.Linear(width, width)

    def forward(self, x):
        batch, time_, width = x.shape
        parts = self.c_attn(x).split(width, dim=2)
        q, k, v = (p.view(batch, time_, self.heads, width // self.heads).transpose(1, 2) for p in parts)
        y = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        return self.c_proj(y.transpose(1, 2).contiguous().view(batch, time_, width))


class Mlp(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.c_fc = nn.Linear(width, 4 * width)
        self.c_proj = nn.Linear(4 * width, width)

    def forward(self, x):
        return self.c_proj(F.gelu(self.c_fc(x)))


class Block(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.ln_1 = nn.LayerNorm(width)
        self.attn = Attention(width, heads)
        self.ln_2 = nn.LayerNorm(width)
        self.mlp = Mlp(width)

    def forward(self, x):
        x = x + self.attn(self.ln_1(x))
        return x + self.mlp(self.ln_2(x))


class Gpt(nn.Module):
    def __init__(self, vocabulary, context, layers, heads, width):
        super().__init__()
        self.wte = nn.Embedding(vocabulary, width)
        self.wpe = nn.Embedding(context, width)
        self.h = nn.ModuleList(Block(width, heads) for _ in range(layers))
        self.ln_f = nn.LayerNorm(width)

    def forward(self, tokens, targets):
        x = self.wte(tokens) + self.wpe.weight
        for block in self.h:
            x = block(x)
        logits = F.linear(self.ln_f(x), self.wte.weight)
        return F.cross_entropy(logits.flatten(0, 1), targets.flatten())

    def plain_layout(self):
        """Parameters in the order of the plain layout, each with whether it is stored transposed here."""
        linear = {id(m.weight) for m in self.modules() if isinstance(m, nn.Linear)}
        return [(p, id(p) in linear) for p in self.parameters()]


def main():
    with open(sys.argv[1]) as file:
        description = json.load(file)
    torch.set_num_threads(int(sys.argv[4]))
    model = Gpt(*(description[k] for k in ("vocabulary", "context", "layers", "heads", "width")))
    flat = torch.from_numpy(np.fromfile(sys.argv[2], dtype="<f4"))
    with torch.no_grad():
        offset = 0
        for parameter, transposed in model.plain_layout():
            part = flat[offset : offset + parameter.numel()]
            offset += parameter.numel()
            parameter.copy_(part.view(parameter.shape[::-1]).T if transposed else part.view(parameter.shape))
    assert offset == flat.numel(), f"{flat.numel()} weights for a model of {offset}"

    def sequences_of(ids):
        ids = ids.reshape(-1, description["context"] + 1).long()
        return ids[:, :-1].contiguous(), ids[:, 1:].contiguous()

    tokens, targets = sequences_of(torch.from_numpy(np.fromfile(sys.argv[3], dtype="<i4")))
    training = description["training"]
    decayed = [p for p in model.parameters() if p.dim() > 1]
    others = [p for p in model.parameters() if p.dim() == 1]

    def adamw(**options):
        return torch.optim.AdamW(
            [{"params": decayed}, {"params": others, "weight_decay": 0.0}],
            lr=training["learningRate"]["peak"],
            betas=training["betas"],
            eps=training["epsilon"],
            weight_decay=training["weightDecay"],
            **options,
        )

    optimizer = adamw()

    def gradients():
        optimizer.zero_grad(set_to_none=True)
        loss = model(tokens, targets)
        loss.backward()
        return loss.item()

    def step():
        loss = gradients()
        nn.utils.clip_grad_norm_(model.parameters(), training["clip"])
        optimizer.step()
        return loss

    compiled = fused = None

    def compiled_step():
        nonlocal compiled, fused
        if compiled is None:
            compiled = torch.compile(model)
            fused = adamw(fused=True)
        fused.zero_grad(set_to_none=True)
        loss = compiled(tokens, targets)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), training["clip"])
        fused.step()
        return loss.item()

    def curve(file):
        """FILE: a JSON object with "rates", one a step, and "tokens", a file of int32 batches."""
        nonlocal tokens, targets
        with open(file) as plan:
            plan = json.load(plan)
        batches = torch.from_numpy(np.fromfile(plan["tokens"], dtype="<i4")).view(len(plan["rates"]), -1)
        losses, start = [], time.perf_counter()
        for ids, rate in zip(batches, plan["rates"]):
            for group in optimizer.param_groups:
                group["lr"] = rate
            tokens, targets = sequences_of(ids)
            losses.append(step())
        return {"losses": losses, "milliseconds": 1e3 * (time.perf_counter() - start)}

    @torch.no_grad()
    def losses_of(file):
        inputs, labels = sequences_of(torch.from_numpy(np.fromfile(file, dtype="<i4")))
        size = training["batch"]
        total = sum(model(x, y).item() * len(x) for x, y in zip(inputs.split(size), labels.split(size)))
        return {"loss": total / len(inputs)}

    @torch.no_grad()
    def evaluate():
        model(tokens, targets).item()

    def timed(function, count):
        milliseconds, cpu = [], []
        for _ in range(count):
            start, busy = time.perf_counter(), time.process_time()
            function()
            milliseconds.append(1e3 * (time.perf_counter() - start))
            cpu.append(1e3 * (time.process_time() - busy))
        return {"milliseconds": milliseconds, "cpu": cpu}

    print(json.dumps({"torch": torch.__version__, "parameters": offset}), flush=True)
    for line in sys.stdin:
        command, argument = line.split(maxsplit=1)
        if command == "gradients":
            answer = {"loss": gradients()}
            parts = [(p.grad.T if transposed else p.grad).flatten() for p, transposed in model.plain_layout()]
            torch.cat(parts).numpy().astype("<f4").tofile(argument.strip())
        elif command == "train":
            answer = timed(step, int(argument))
        elif command == "compiled":
            answer = timed(compiled_step, int(argument))
        elif command == "curve":
            answer = curve(argument.strip())
        elif command == "losses":
            answer = losses_of(argument.strip())
        elif command == "evaluate":
            answer = timed(evaluate, int(argument))
        else:
            sys.exit(f"unknown command {command}")
        print(json.dumps(answer), flush=True)


main()
