-- The same by symbol alone, taken apart: what prices did, and what was charged for it.
SELECT
  Symbol AS symbol,
  count(*)::INTEGER AS trades,
  (count(*) FILTER (BalanceMovement > 0))::INTEGER AS wins,
  sum(BalanceMovement - coalesce(Commission, 0) - coalesce(Swap, 0))::DOUBLE AS prices,
  sum(Commission)::DOUBLE AS commission,
  sum(Swap)::DOUBLE AS swap,
  sum(BalanceMovement)::DOUBLE AS profit
FROM history
WHERE TransactionType = 'PositionClosed'
GROUP BY ALL
ORDER BY profit DESC;
