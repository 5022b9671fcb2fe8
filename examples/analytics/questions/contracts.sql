-- TT: contracts bought and sold by product. A spread's own row is left out, its legs are in; options count with their future.
SELECT
  regexp_extract(securityDesc, '^(.+?)[FGHJKMNQUVXZ][0-9]', 1) AS product,
  count(*)::INTEGER AS fills,
  count(DISTINCT orderId)::INTEGER AS orders,
  coalesce(sum(lastQty) FILTER (side = 1), 0)::DOUBLE AS bought,
  coalesce(sum(lastQty) FILTER (side = 2), 0)::DOUBLE AS sold
FROM fills
WHERE multiLegReportingType <> 3
GROUP BY ALL
ORDER BY bought + sold DESC;
