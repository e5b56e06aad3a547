"""Print the house's figures of size and shape, and fail when one is broken."""

from __future__ import annotations

import ast
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "partwell"
FILE_LIMIT, FUNCTION_LIMIT, BROAD_LIMIT = 400, 80, 3
MEDIAN_FILE, P90_FUNCTION, DOCSTRING_SHARE = 130, 26, 0.87


@dataclass(frozen=True)
class Shape:
    """The figures: lines per file and function, broad excepts, files without a sentence, circles of imports."""

    files: dict[str, int]
    functions: dict[str, int]
    broad: list[str]
    mute: list[str]
    public: int
    documented: int
    untyped: list[str]
    circles: list[list[str]]


def _broad(handler: ast.ExceptHandler) -> bool:
    names = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(name is None or getattr(name, "id", "") in {"Exception", "BaseException"} for name in names)


def _public(name: str) -> bool:
    return not name.startswith("_") and name != "Meta"


def _circles() -> list[list[str]]:
    """Groups of modules that import one another, directly or round about (strongly connected, more than one)."""
    graph = grimp.build_graph("partwell", cache_dir=None)
    arrows = {m: graph.find_modules_directly_imported_by(m) for m in graph.modules}
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(module: str) -> None:
        order[module] = low[module] = len(order)
        stack.append(module)
        for target in arrows.get(module, ()):
            if target not in order:
                visit(target)
                low[module] = min(low[module], low[target])
            elif target in stack:
                low[module] = min(low[module], order[target])
        if low[module] == order[module]:
            group = []
            while not group or group[-1] != module:
                group.append(stack.pop())
            if len(group) > 1:
                found.append(sorted(group))

    sys.setrecursionlimit(10_000)
    for module in sorted(arrows):
        if module not in order:
            visit(module)
    return found


def measure() -> Shape:
    """Read every module of the product (migrations left out) and count."""
    files, functions = {}, {}
    broad, mute, untyped, public, documented = [], [], [], 0, 0
    for path in sorted(SOURCE.rglob("*.py")):
        if "migrations" in path.parts:
            continue
        name, text = str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
        tree = ast.parse(text)
        files[name] = text.count("\n")
        if not ast.get_docstring(tree):
            mute.append(name)
        for node in ast.walk(tree):
            place = f"{name}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.ExceptHandler) and _broad(node):
                broad.append(place)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                functions[f"{place} {node.name}"] = (node.end_lineno or node.lineno) - node.lineno + 1
                if node.returns is None:
                    untyped.append(f"{place} {node.name}")
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and _public(node.name):
                public += 1
                documented += bool(ast.get_docstring(node))
    return Shape(files, functions, broad, mute, public, documented, untyped, _circles())


def faults(shape: Shape) -> list[str]:
    """One sentence for each figure that is broken."""
    out = [f"{n}: {k} lines, at most {FILE_LIMIT}" for n, k in shape.files.items() if k > FILE_LIMIT]
    out += [f"{n}: {k} lines, at most {FUNCTION_LIMIT}" for n, k in shape.functions.items() if k > FUNCTION_LIMIT]
    out += [f"{n}: no first-line sentence" for n in shape.mute]
    out += [f"{n}: no return type" for n in shape.untyped]
    out += [f"a circle of imports: {' - '.join(circle)}" for circle in shape.circles]
    if len(shape.broad) > BROAD_LIMIT:
        out.append(f"{len(shape.broad)} broad excepts, at most {BROAD_LIMIT}: {', '.join(shape.broad)}")
    if statistics.median(shape.files.values()) > MEDIAN_FILE:
        out.append(f"the median file has more than {MEDIAN_FILE} lines")
    if percentile(shape.functions, 90) > P90_FUNCTION:
        out.append(f"one function in ten has more than {P90_FUNCTION} lines")
    if shape.documented < DOCSTRING_SHARE * shape.public:
        out.append(f"{shape.documented} of {shape.public} public names have a docstring, wanted {DOCSTRING_SHARE:.0%}")
    return out


def percentile(sizes: dict[str, int], share: int) -> int:
    """The size that `share` per cent do not exceed."""
    ordered = sorted(sizes.values())
    return ordered[min(len(ordered) - 1, len(ordered) * share // 100)]


def main() -> int:
    """Print the figures and what is broken; 1 if anything is."""
    shape = measure()
    print(
        f"files {len(shape.files)}: median {statistics.median(shape.files.values()):.0f}, "
        f"p90 {percentile(shape.files, 90)}, largest {max(shape.files.values())} lines\n"
        f"functions {len(shape.functions)}: median {percentile(shape.functions, 50)}, "
        f"p90 {percentile(shape.functions, 90)}, largest {max(shape.functions.values())} lines\n"
        f"broad excepts {len(shape.broad)}, files without a sentence {len(shape.mute)}, "
        f"public docstrings {shape.documented}/{shape.public}, functions without return type {len(shape.untyped)}, "
        f"import circles {len(shape.circles)}"
    )
    broken = faults(shape)
    print("\n".join(broken), end="\n" if broken else "")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
