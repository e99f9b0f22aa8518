-- Five of the rules. A field that is left out has no JSON type; one that is established as absent has the type NULL: for that
-- these parts are read as JSON, because a typed column makes both the same. Days are written in full, so texts compare like days.
with visits as (
  select id, visit, coalesce(assessed_on, visit.date) as as_of, enterprise, products, batches
  from read_ndjson($file, columns = {
    id: 'VARCHAR', assessed_on: 'VARCHAR', visit: 'STRUCT(date VARCHAR, date_basis VARCHAR)',
    enterprise: 'JSON', products: 'JSON[]', batches: 'JSON[]'})
),
people as (
  select id, visit, as_of, products, batches,
    json_type(enterprise, '$.production_licence') = 'NULL' as unlicensed,
    cast(json_extract(enterprise, '$.roles') as varchar[]) as roles,
    json_extract_string(enterprise, '$.purchase_inspection') = 'false' as no_inspection
  from visits
),
product as (
  select id, visit, as_of,
    p->>'$.id' as product, p->>'$.kind' as kind, p->>'$.responsible' as responsible, p->>'$.maker' as maker,
    json_type(p, '$.registration') = 'NULL' as unregistered, json_type(p, '$.filing') = 'NULL' as unfiled,
    p->>'$.sold_from' as sold_from, p->>'$.sold_to' as sold_to, json_type(p, '$.sold_to') = 'NULL' as still_sold,
    cast(p->>'$.quantities.sold' as decimal(18, 3)) as sold
  from (select id, visit, as_of, unnest(products) as p from people)
),
batch as (
  select id, visit, as_of, unlicensed, roles,
    b->>'$.product' as product, b->>'$.maker' as maker, json_type(b, '$.maker') is null as maker_left_out,
    b->>'$.made_on' as made_on, b->>'$.use_by' as use_by,
    b->>'$.sold_from' as sold_from, b->>'$.sold_to' as sold_to, json_type(b, '$.sold_to') = 'NULL' as still_sold,
    cast(b->>'$.quantities.sold' as decimal(18, 3)) as sold, cast(b->>'$.quantities.stock' as decimal(18, 3)) as stock
  from (select id, visit, as_of, unlicensed, roles, unnest(batches) as b from people)
),
-- The law is in force from 2021-01-01; what went on is judged by its end, what still goes on by the day of assessment.
whole as (
  select batch.*, p.kind, p.responsible, coalesce(batch.maker, case when maker_left_out then p.maker end) as made_by,
    coalesce(batch.sold_to, case when batch.still_sold and made_on is not null then greatest(made_on, batch.as_of) end, made_on)
      >= '2021-01-01' as made_in_force,
    coalesce(batch.sold_to, case when batch.still_sold and batch.sold_from is not null then greatest(batch.sold_from, batch.as_of) end,
      batch.sold_from, batch.visit.date) >= '2021-01-01' as sold_in_force
  from batch join product p on p.id = batch.id and p.product = batch.product
),
goods as (
  select *, coalesce(sold_to, case when still_sold and sold_from is not null then greatest(sold_from, as_of) end, sold_from,
    visit.date) >= '2021-01-01' as in_force
  from product
)
select id, 'UNL-001' as rule from whole
where unlicensed and made_in_force and (made_by = 'inspected' or responsible in ('maker', 'contract_producer'))
  and kind is distinct from 'not_cosmetic'
union
select id, 'UNL-018' from goods
where in_force and kind = 'special' and responsible = 'seller' and unregistered
union
select id, 'UNL-022' from goods
where in_force and kind = 'ordinary' and unfiled and responsible in ('registrant_or_filer', 'maker', 'seller')
  and (responsible = 'seller' or sold_from is not null or sold_to is not null or still_sold or sold > 0
    or exists (select 1 from batch b where b.id = goods.id and b.product = goods.product and (b.sold_from is not null or b.sold > 0)))
union
select id, 'OTH-302' from whole
where sold_in_force
  and (responsible in ('seller', 'importer') or list_has_any(roles, ['salon', 'hotel']))
  and (sold_to > use_by
    or ((still_sold or stock > 0) and visit.date > use_by)
      and (coalesce(still_sold and (stock = 0 or visit.date_basis in ('decision', 'publication')), false)) = false)
union
select id, 'OTH-107' from people
where visit.date >= '2021-01-01' and no_inspection and list_has_any(roles, ['seller', 'online_seller', 'salon', 'hotel'])
