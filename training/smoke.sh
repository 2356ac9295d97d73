#!/usr/bin/env bash
# The whole way once, small, in about a minute: prepare, mine, train with a stop in between, export, evaluate. On questions of
# bench/data, so that nothing from outside of the repository is needed; they are there to measure with, and no weights to keep
# are ever trained on them. A reader of two layers begins from nothing, so that the base model isn't needed.
set -euo pipefail
# Threads that spin while they wait slow each other down where other programs want the cores too.
export OMP_WAIT_POLICY=passive
cd "$(dirname "$0")"

readonly questions=../bench/data/squad-tune.jsonl
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
head -n 10 "$questions" >"$folder/ten-articles.jsonl"
head -n 4 "$questions" >"$folder/asked.jsonl"
echo 'ten-articles = 1' >"$folder/shares.toml"

reader() { printf '\n$ %s\n' "$*"; python -m kursk_reader "$@"; }
train() {
  reader train "$folder/articles.jsonl" --near "$folder/near.jsonl" --shares "$folder/shares.toml" --state "$folder/state" \
    --layers 2 --frozen 0 --learning-rate 1e-3 --warm-up 5 --busy "$@"
}

reader prepare "$folder/ten-articles.jsonl" --without "$folder/asked.jsonl" --to "$folder/articles.jsonl"
reader mine "$folder/articles.jsonl" --to "$folder/near.jsonl"
train --steps 10
echo 10 >"$folder/state/decay"
train
grep -q 'goes on after step 10' "$folder/state/log.txt"
reader export --from "$folder/state/reader.safetensors" --to "$folder/reader.int8.onnx"
reader candidates "$folder/asked.jsonl" --questions 5 --candidates 4 --to "$folder/candidates.jsonl"
reader evaluate "$folder/candidates.jsonl" --reader "$folder/reader.int8.onnx"
