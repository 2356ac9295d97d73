#!/usr/bin/env bash
# The whole way once, small, in about a minute: prepare, train, export, evaluate. On questions of bench/data, so that nothing
# from outside of the repository is needed; they are there to measure with, and no weights to keep are ever trained on them.
set -euo pipefail
# Threads that spin while they wait slow each other down where other programs want the cores too.
export OMP_WAIT_POLICY=passive
cd "$(dirname "$0")"

readonly questions=../bench/data/squad-tune.jsonl
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
head -n 10 "$questions" >"$folder/ten-articles.jsonl"
head -n 4 "$questions" >"$folder/asked.jsonl"

reader() { printf '\n$ %s\n' "$*"; python -m kursk_reader "$@"; }

reader prepare "$folder/ten-articles.jsonl" --without "$folder/asked.jsonl" --to "$folder/six-articles.jsonl"
reader train "$folder/six-articles.jsonl" --steps 40 --questions 8 --warm-up 10 --to "$folder/reader.safetensors" |
  tee "$folder/train.log"
awk '/^loss/ { found = 1; if ($2 <= $4) { print "The loss did not fall."; exit 1 } } END { exit !found }' "$folder/train.log"
reader export --from "$folder/reader.safetensors" --to "$folder/reader.int8.onnx"
reader evaluate "$folder/asked.jsonl" --questions 5 --reader "$folder/reader.int8.onnx" --threads 2
