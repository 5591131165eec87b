#!/usr/bin/env bash
# All quality figures. Usage: run.sh BUILD
set -euo pipefail
cd "$(dirname "$0")/../.."
tests/relevance/retrieval.sh "$1"
