"""Makes PyPI's CUDA build of PyTorch importable without CUDA, by stand-ins for the libraries that it links to.

PyPI's Linux wheel holds a complete CPU build, but the dynamic loader insists that the CUDA libraries (2 GB of further
wheels) exist and that every symbol bound at load time resolves. The stand-ins define those symbols as functions that
return 0; none is called on the CPU. Needs cc, nm, readelf and ldconfig.

Usage: compare-torch-stubs.py FOLDER, the wheel's torch/lib.
"""

import os
import re
import subprocess
import sys
import tempfile


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


folder = sys.argv[1]
libraries = sorted(name for name in os.listdir(folder) if re.search(r"\.so(\.\d+)*$", name))
system = run("/sbin/ldconfig", "-p")
needed, unversioned, versioned = set(), set(), {}
for name in libraries:
    path = os.path.join(folder, name)
    needed.update(re.findall(r"NEEDED.*\[(.*)\]", run("readelf", "-dW", path)))
    # The section "Version needs" tells which file must define each version.
    owner, file = {}, ""
    for line in run("readelf", "-VW", path).splitlines():
        if found := re.search(r"File: (\S+)", line):
            file = found[1]
        elif found := re.search(r"Name: (\S+)", line):
            owner[found[1]] = file
    symbols = run("nm", "-D", path)
    for symbol, version in re.findall(r" U (\w+)@+(\S+)", symbols):
        versioned.setdefault(owner[version], {}).setdefault(version, set()).add(symbol)
    unversioned.update(re.findall(r" U ((?:cu|nccl)\w+)$", symbols, re.MULTILINE))

for name in sorted(needed):
    if name in libraries or f"\t{name} " in system:
        continue
    with tempfile.TemporaryDirectory() as work:
        source, script = os.path.join(work, "stub.c"), os.path.join(work, "stub.map")
        with open(source, "w") as c, open(script, "w") as versions:
            for version, symbols in versioned.get(name, {"": unversioned}).items():
                c.writelines(f"void *{symbol}(void) {{ return 0; }}\n" for symbol in sorted(symbols))
                if version:
                    versions.write(f"{version} {{ global: {' '.join(f'{s};' for s in sorted(symbols))} }};\n")
        options = [f"-Wl,--version-script={script}"] if os.path.getsize(script) else []
        target = os.path.join(folder, name)
        run("cc", "-shared", "-nostdlib", "-w", "-fno-builtin", source, f"-Wl,-soname,{name}", *options, "-o", target)
