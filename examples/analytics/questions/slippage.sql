-- Slippage by order type, in basis points of the price asked for; positive is worse than asked. Entries are in the execution reports: a Market order notes
-- the price its trader saw in its comment, a Limit asks for its price, a Stop for the one it waits at. Exits are in the history: a stop loss and a take profit.
WITH widths (kind, width) AS (
  VALUES ('Market', 0.5), ('Limit', 0.5), ('Stop', 0.5), ('StopLimit', 0.5), ('Stop loss', 20.0), ('Take profit', 0.5)
),
fills AS (
  SELECT
    "Trade.InitialType" AS kind,
    "Trade.Side" = 'Buy' AS isBought,
    CASE "Trade.InitialType"
      WHEN 'Market' THEN try_cast("Trade.Comment" AS DECIMAL(38, 18))
      WHEN 'Stop' THEN "Trade.StopPrice"
      ELSE "Trade.Price"
    END::DOUBLE AS asked,
    "Fill.Price"::DOUBLE AS got
  FROM executions
  WHERE "Trade.Type" <> 'Position'
  UNION ALL
  SELECT
    CASE TransactionReason WHEN 'StopLossAct' THEN 'Stop loss' ELSE 'Take profit' END,
    TradeSide = 'Sell', -- what was sold is bought back
    RequestClosePrice::DOUBLE,
    PositionClosePrice::DOUBLE
  FROM history
  WHERE TransactionReason IN ('StopLossAct', 'TakeProfitAct')
),
slips AS (
  SELECT kind, (CASE WHEN isBought THEN got - asked ELSE asked - got END) / asked * 10000 AS slip
  FROM fills
  WHERE asked > 0
)
SELECT
  kind,
  width::DOUBLE AS width,
  -- a bin is called by its middle, so that what is filled as asked stands at 0
  (round(slip / width) * width)::DOUBLE AS bin,
  count(*)::INTEGER AS fills,
  (sum(slip) / count(*))::DOUBLE AS mean
FROM slips
JOIN widths USING (kind)
GROUP BY kind, width, bin
ORDER BY kind, bin;
