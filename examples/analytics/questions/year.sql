-- The year in one row: what was closed, what it brought, and when it began and ended.
SELECT
  count(*)::INTEGER AS trades,
  (count(*) FILTER (BalanceMovement > 0))::INTEGER AS wins,
  sum(BalanceMovement)::DOUBLE AS net,
  (sum(BalanceMovement) FILTER (BalanceMovement > 0))::DOUBLE AS gains,
  (sum(BalanceMovement) FILTER (BalanceMovement < 0))::DOUBLE AS losses,
  (sum(Commission) + sum(Swap))::DOUBLE AS charges,
  strftime(min(TransactionTimestamp), '%Y-%m-%d') AS first,
  strftime(max(TransactionTimestamp), '%Y-%m-%d') AS last,
  any_value(BalanceCurrency) AS currency
FROM history
WHERE TransactionType = 'PositionClosed';
