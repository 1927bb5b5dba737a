-- The national land survey has classes with letters: 05H1 商业服务业设施用地, 08H1 机关团体新闻出版用地, 08H2 科教文卫用地,
-- and second-level classes with a suffix such as 0201K 可调整果园.
ALTER TABLE land_use_class DROP CONSTRAINT land_use_class_code_format;
ALTER TABLE land_use_class ADD CONSTRAINT land_use_class_code_format
  CHECK (code ~ '^[0-9]{2}([0-9]{2}|H[0-9])?([0-9]{2})?[A-Z]?$');
