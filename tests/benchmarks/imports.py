"""How much more than ipywidgets does coachkit cost a kernel?

`python tests/benchmarks/imports.py` measures both side by side, taking turns:

- `import coachkit` against `import ipywidgets`, each in a fresh interpreter;
- the memory that belongs to a kernel alone (unique set size) once a role-play is shown, against one bare widget.

It also looks for modules that neither may load.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

import psutil
from jupyter_client.manager import start_new_kernel

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.report import Row, print_table

IMPORTS = 15
KERNELS = 3
IMPORT_LIMIT = 1.3
MEMORY_LIMIT = 1.8
PATIENCE_S = 120

HEAVY = ("pandas", "numpy", "matplotlib", "sqlalchemy", "yaml", "ipywidgets")
NOT_ALLOWED_BY_IMPORT = {"pandas", "sqlalchemy", "yaml"}
NOT_ALLOWED_IN_KERNEL = {"pandas"}

ROLE_PLAY = 'import coachkit as ck\nck.practise("ines-tiles")'
BARE_WIDGET = 'import ipywidgets\nipywidgets.HTML("Hello")'

ASK_KERNEL = {
    "pid": "__import__('os').getpid()",
    "loaded": f"[name for name in {HEAVY!r} if name in __import__('sys').modules]",
}
TIME_IMPORT = "import time; start = time.perf_counter(); import {0}; print(time.perf_counter() - start)"
LOADED = "import sys, {0}; print(*(name for name in {1!r} if name in sys.modules))"


def python(code: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout


def import_ms(module: str) -> float:
    """Milliseconds that an import takes in a fresh interpreter."""
    return float(python(TIME_IMPORT.format(module))) * 1000


def imports() -> Row:
    """The two imports in turn, after one of each that does not count."""
    ours, bare = [], []
    for _ in range(IMPORTS + 1):
        ours.append(import_ms("coachkit"))
        bare.append(import_ms("ipywidgets"))
    name = f"import coachkit against ipywidgets, median of {IMPORTS}"
    return Row(name, "ms", median(ours[1:]), median(bare[1:]), IMPORT_LIMIT)


def kernel_after(code: str) -> tuple[float, set[str]]:
    """The unique set size in MB of a kernel that has run the code, and the heavy modules in it."""
    with tempfile.TemporaryDirectory() as home:
        store = f"sqlite:///{(Path(home) / 'records.sqlite').as_posix()}"
        manager, client = start_new_kernel(env=os.environ | {"COACHKIT_STORE": store}, cwd=home)
        try:
            reply = client.execute_interactive(
                code, timeout=PATIENCE_S, output_hook=lambda _: None, user_expressions=ASK_KERNEL
            )["content"]
            if reply["status"] != "ok":
                sys.exit(f"{code!r} failed: {reply['ename']}: {reply['evalue']}")
            answers = {key: value["data"]["text/plain"] for key, value in reply["user_expressions"].items()}
            megabytes = psutil.Process(int(answers["pid"])).memory_full_info().uss / 1e6
            return megabytes, set(ast.literal_eval(answers["loaded"]))
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)


def memory() -> tuple[Row, set[str]]:
    """The two kernels in turn, and the heavy modules that the role-play loads."""
    ours, bare = [], []
    modules: set[str] = set()
    for _ in range(KERNELS):
        megabytes, modules = kernel_after(ROLE_PLAY)
        ours.append(megabytes)
        bare.append(kernel_after(BARE_WIDGET)[0])
    name = f"kernel memory with a role-play, median of {KERNELS}"
    return Row(name, "MB", median(ours), median(bare), MEMORY_LIMIT), modules


def main() -> int:
    """Measure and print."""
    by_import = set(python(LOADED.format("coachkit", HEAVY)).split())
    import_row = imports()
    memory_row, in_kernel = memory()
    code = print_table([import_row, memory_row])
    print(f"heavy modules loaded by the import: {', '.join(sorted(by_import)) or 'none'}")
    print(f"heavy modules in the kernel: {', '.join(sorted(in_kernel)) or 'none'}")
    wrong = (by_import & NOT_ALLOWED_BY_IMPORT) | (in_kernel & NOT_ALLOWED_IN_KERNEL)
    if wrong:
        print(f"must not be loaded there: {', '.join(sorted(wrong))}")
    return 1 if wrong else code


if __name__ == "__main__":
    sys.exit(main())
