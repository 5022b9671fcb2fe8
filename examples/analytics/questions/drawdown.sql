-- Equity of each day, and how far it was below the best day before. Money paid in or out is no result, so the peak is one of equity less payments.
WITH payments AS (
  SELECT TransactionTimestamp AS at, sum(BalanceMovement) OVER (ORDER BY TransactionTimestamp, Id) AS paid
  FROM history
  WHERE TransactionType IN ('Balance', 'Credit')
),
days AS (
  SELECT s.Timestamp AS day, s.Equity AS equity, coalesce(p.paid, 0) AS paid, s.Equity - coalesce(p.paid, 0) AS result
  FROM snapshots AS s
  ASOF LEFT JOIN payments AS p ON s.Timestamp >= p.at
),
peaks AS (
  SELECT *, max(result) OVER (ORDER BY day ROWS UNBOUNDED PRECEDING) AS peak
  FROM days
)
SELECT
  strftime(day, '%Y-%m-%d') AS day,
  equity::DOUBLE AS equity,
  paid::DOUBLE AS paid,
  (result - peak)::DOUBLE AS below,
  -- of what the account would hold at its peak
  coalesce((result - peak)::DOUBLE / nullif((peak + paid)::DOUBLE, 0), 0) AS drawdown
FROM peaks
ORDER BY day;
