-- The change log is only ever appended to.
CREATE FUNCTION refuse_change_edit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the change log is append-only'; END $$;
CREATE TRIGGER change_is_append_only BEFORE UPDATE OR DELETE ON change
FOR EACH ROW EXECUTE FUNCTION refuse_change_edit();
CREATE TRIGGER change_is_not_emptied BEFORE TRUNCATE ON change
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_edit();
