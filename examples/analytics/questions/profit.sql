-- Profit by symbol and month: what the closed positions brought, commission and swap included.
SELECT
  Symbol AS symbol,
  strftime(TransactionTimestamp, '%Y-%m') AS month,
  count(*)::INTEGER AS trades,
  sum(BalanceMovement)::DOUBLE AS profit
FROM history
WHERE TransactionType = 'PositionClosed'
GROUP BY ALL
ORDER BY symbol, month;
