-- 分成比例 are tenths or per cent of the tax (5:3:2): other sums are mistakes. Rows that are there already stay as they are.
ALTER TABLE enclave_tax
  ADD CONSTRAINT enclave_tax_weights_add_up CHECK (origin_weight + landing_weight + zone_weight IN (10, 100)) NOT VALID;
