# Sourced by check and test: stages that all run, their times, and one closing line that counts them.
cd "$(dirname "${BASH_SOURCE[0]}")/.."
reports=var/reports
mkdir -p "$reports"
rm -f "$reports"/*.xml
times=() failed=() steps=0
workers=$(nproc)
[ "$workers" -le 6 ] || workers=6  # each with a database, some with a browser
[ "$workers" -ge 2 ] || workers=2

stage() {  # stage NAME COMMAND...: a failure is remembered, the next stage runs all the same
    local name=$1 started=$SECONDS verdict=ok
    shift
    printf '\n── %s\n' "$name"
    if ! "$@" </dev/null; then
        verdict=FAILED
        failed+=("$name")
    fi
    steps=$((steps + 1))
    times+=("$(printf '%6d s  %-6s  %s' $((SECONDS - started)) "$verdict" "$name")")
}

suite() {  # suite NAME ARGUMENTS...: pytest with a report that closing_line counts
    local report
    report=$reports/$(tr -c 'a-z\n' '-' <<<"$1").xml
    stage "$1" .venv/bin/python -m pytest --quiet --junit-xml="$report" "${@:2}"
}

reported() {  # reported tests|failures|errors|skipped: the sum over all reports
    sed -n "s/.*<testsuite [^>]*\b$1=\"\([0-9]*\)\".*/\1/p" "$reports"/*.xml 2>/dev/null | awk '{ sum += $1 } END { print sum + 0 }'
}

closing_line() {  # times, then 'N passed, N failed, N skipped' over tests and stages; the exit code
    local bad skipped=0 tests=0
    printf '\n'
    printf '%s\n' "${times[@]}" "$(printf '%6d s  in all' "$SECONDS")"
    tests=$(reported tests)
    skipped=$(reported skipped)
    bad=$(($(reported failures) + $(reported errors) + ${#failed[@]}))
    printf '%d passed, %d failed, %d skipped\n' $((tests + steps - bad - skipped)) "$bad" "$skipped"
    [ "$bad" = 0 ]
}
