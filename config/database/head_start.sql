-- Drawn by ./haat head-start from the migrations below; not written by hand.
-- does account.0001_initial
-- does account.0002_email_max_length
-- does account.0003_alter_emailaddress_create_unique_verified_email
-- does account.0004_alter_emailaddress_drop_unique_email
-- does account.0005_emailaddress_idx_upper_email
-- does account.0006_emailaddress_lower
-- does account.0007_emailaddress_idx_email
-- does account.0008_emailaddress_unique_primary_email_fixup
-- does account.0009_emailaddress_unique_primary_email
-- does accounts.0001_account_address_standing
-- does accounts.0002_api_token
-- does accounts.0003_handles_look_like_no_other
-- does admin.0001_initial
-- does admin.0002_logentry_remove_auto_add
-- does admin.0003_logentry_add_action_flag_choices
-- does auth.0001_initial
-- does auth.0002_alter_permission_name_max_length
-- does auth.0003_alter_user_email_max_length
-- does auth.0004_alter_user_username_opts
-- does auth.0005_alter_user_last_login_null
-- does auth.0006_require_contenttypes_0002
-- does auth.0007_alter_validators_add_error_messages
-- does auth.0008_alter_user_username_max_length
-- does auth.0009_alter_user_last_name_max_length
-- does auth.0010_alter_group_name_max_length
-- does auth.0011_update_proxy_permissions
-- does auth.0012_alter_user_first_name_max_length
-- does channels.0001_imports_and_awaited_photos
-- does contenttypes.0001_initial
-- does contenttypes.0002_remove_content_type_name
-- does discovery.0001_shelf_taste_saved_searches
-- does discovery.0002_what_buyers_say_of_a_seller
-- does kernel.0001_tables
-- does kernel.0002_facts_in_order_jobs_and_heartbeats
-- does kernel.0003_pages_of_the_market
-- does kernel.0004_no_index_for_like
-- does ledger.0001_books_commission_payouts
-- does ledger.0002_entries_balance_and_never_change
-- does ledger.0003_record_in_one_call
-- does ledger.0004_one_index_for_keys
-- does ledger.0005_balances_stay_on_their_page
-- does ledger.0006_record_many_in_one_call
-- does ledger.0007_sales_reserves_invoices_differences
-- does ledger.0008_guard_credit_reserve_and_disputes
-- does ledger.0009_cash_at_the_door_and_unmatched_money
-- does ledger.0010_release_many_in_one_call
-- does ledger.0011_looks_over_the_books
-- does ledger.0012_tax_for_the_state
-- does ledger.0013_the_platform_bears_a_refund
-- does ledger.0014_taxes_are_handed_over
-- does ledger.0015_release_taxes_in_the_same_call
-- does ledger.0016_where_months_of_invoices_were_cut
-- does ledger.0017_a_seller_may_owe_a_label
-- does listings.0001_category_listing_variant_reservation
-- does listings.0002_fewer_indexes
-- does media.0001_photo_cover
-- does mfa.0001_initial
-- does mfa.0002_authenticator_timestamps
-- does mfa.0003_authenticator_type_uniq
-- does notifications.0001_notices_and_wishes
-- does notifications.0002_account_matters_have_a_topic
-- does orders.0001_bags_orders_and_their_steps
-- does orders.0002_a_bag_holds_variants
-- does orders.0003_the_whole_state_machine
-- does orders.0004_attempts_pickups_and_courier_files
-- does orders.0005_cases_and_reviews
-- does orders.0006_holds_become_cases
-- does orders.0007_prices_taxes_and_clearing
-- does orders.0008_labels_of_carriers
-- does orders.0009_orders_that_can_be_joined
-- does orders.0010_fewer_indexes
-- does orders.0011_what_the_way_back_cost
-- does payments.0001_payments_and_refunds
-- does payments.0002_several_payments_an_order
-- does payments.0003_refunds_and_payments_keep_their_rules
-- does payments.0004_fees_of_providers
-- does payments.0005_messages_disputes_and_payouts_of_providers
-- does payments.0006_what_the_bank_says
-- does payments.0007_fewer_indexes
-- does payments.0008_what_a_buyer_bears_is_kept
-- does risk.0001_cash_orders_codes_and_strikes
-- does risk.0002_bans_follow_strikes_alone
-- does risk.0003_communities_share_counts_and_disputes
-- does risk.0004_models_learn_from_history
-- does risk.0005_market_rates_have_their_own_index
-- does risk.0006_what_is_told_once_a_day
-- does sessions.0001_initial
-- does social.0001_follows_likes_blocks_mutes
-- does social.0002_find_the_most_followed
-- does socialaccount.0001_initial
-- does socialaccount.0002_token_max_lengths
-- does socialaccount.0003_extra_data_default_dict
-- does socialaccount.0004_app_provider_id_settings
-- does socialaccount.0005_socialtoken_nullable_app
-- does socialaccount.0006_alter_socialaccount_extra_data
-- does usersessions.0001_initial
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE FUNCTION public.kernel_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.ledger_keep_balance() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    below text[];
    overdrawn record;
BEGIN
    IF EXISTS (SELECT FROM fresh GROUP BY transaction_id, currency HAVING sum(amount_minor) <> 0) THEN
        RAISE EXCEPTION 'the entries of a transaction do not sum to zero'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_transaction_sums_to_zero_per_currency';
    END IF;
    IF EXISTS (
        SELECT FROM (SELECT DISTINCT transaction_id FROM fresh) f
        WHERE NOT EXISTS (SELECT FROM ledger_ledgertransaction t WHERE t.id = f.transaction_id)
    ) THEN
        RAISE EXCEPTION 'an entry belongs to no transaction'
            USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'an_entry_belongs_to_a_transaction';
    END IF;
    WITH moved AS (
        INSERT INTO ledger_guardedbalance AS g (account, currency, balance_minor)
        SELECT f.account, f.currency, sum(f.amount_minor)::bigint
        FROM fresh f
        WHERE split_part(f.account, ':', 1) IN ('held', 'available', 'paying', 'wallet', 'reserve', 'disputed', 'unmatched')
        GROUP BY f.account, f.currency ORDER BY f.account, f.currency
        ON CONFLICT (account, currency) DO UPDATE SET balance_minor = g.balance_minor + EXCLUDED.balance_minor
        RETURNING g.account, g.currency, g.balance_minor
    )
    SELECT array_agg(account || ' ' || currency) FROM moved WHERE balance_minor < 0 INTO below;
    IF below IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT f.account, f.currency INTO overdrawn
    FROM fresh f JOIN ledger_ledgertransaction t ON t.id = f.transaction_id
    WHERE f.account || ' ' || f.currency = ANY(below)
      AND NOT (f.account LIKE 'available:%'
               AND t.kind IN ('cod_by_seller', 'sale_reversed', 'refund', 'dispute_begun', 'dispute_rest', 'label_charged'))
    GROUP BY f.account, f.currency, t.id HAVING sum(f.amount_minor) < 0
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION '% would stand below zero', overdrawn.account
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_guarded_account_never_goes_below_zero';
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION public.ledger_record(wanted_key text, content text, wanted_kind text, wanted_order bigint, wanted_memo text, wanted_details jsonb, wanted_at timestamp with time zone, accounts text[], amounts bigint[], currencies text[]) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    made bigint;
BEGIN
    INSERT INTO ledger_ledgertransaction (idempotency_key, digest, kind, order_id, memo, details, at)
    VALUES (wanted_key, content, wanted_kind, wanted_order, wanted_memo, wanted_details, wanted_at)
    ON CONFLICT (idempotency_key) DO NOTHING RETURNING id INTO made;
    IF made IS NOT NULL THEN
        INSERT INTO ledger_ledgerentry (transaction_id, account, amount_minor, currency)
        SELECT made, entry.account, entry.amount_minor, entry.currency
        FROM unnest(accounts, amounts, currencies) AS entry (account, amount_minor, currency);
    END IF;
    RETURN made;
END $$;
CREATE FUNCTION public.ledger_record_many(transfers jsonb, wanted_at timestamp with time zone, places integer[], accounts text[], amounts bigint[], currencies text[]) RETURNS TABLE(place integer, id bigint, content text)
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
#variable_conflict use_column
DECLARE
    wanted record;
    refused text;
BEGIN
    BEGIN
        WITH w AS (
            SELECT * FROM jsonb_to_recordset(transfers)
                AS w (place int, key text, content text, kind text, "order" bigint, memo text, details jsonb)
        ), made AS (
            INSERT INTO ledger_ledgertransaction AS t (idempotency_key, digest, kind, order_id, memo, details, at)
            SELECT w.key, w.content, w.kind, w."order", w.memo, w.details, wanted_at FROM w ORDER BY w.key
            ON CONFLICT (idempotency_key) DO NOTHING RETURNING t.id, t.idempotency_key
        )
        INSERT INTO ledger_ledgerentry (transaction_id, account, amount_minor, currency)
        SELECT made.id, entry.account, entry.amount_minor, entry.currency
        FROM unnest(places, accounts, amounts, currencies) AS entry (place, account, amount_minor, currency)
        JOIN w ON w.place = entry.place JOIN made ON made.idempotency_key = w.key;
    EXCEPTION WHEN check_violation THEN
        GET STACKED DIAGNOSTICS refused = CONSTRAINT_NAME;
        IF refused <> 'a_guarded_account_never_goes_below_zero' THEN
            RAISE;
        END IF;
        FOR wanted IN
            SELECT w.*, array_agg(e.account ORDER BY e.nth) AS accounts, array_agg(e.amount ORDER BY e.nth) AS amounts,
                array_agg(e.currency ORDER BY e.nth) AS currencies
            FROM jsonb_to_recordset(transfers)
                AS w (place int, key text, content text, kind text, "order" bigint, memo text, details jsonb)
            JOIN unnest(places, accounts, amounts, currencies) WITH ORDINALITY
                AS e (place, account, amount, currency, nth) ON e.place = w.place
            GROUP BY w.place, w.key, w.content, w.kind, w."order", w.memo, w.details ORDER BY w.place
        LOOP
            BEGIN
                PERFORM ledger_record(
                    wanted.key, wanted.content, wanted.kind, wanted."order", wanted.memo, wanted.details, wanted_at,
                    wanted.accounts, wanted.amounts, wanted.currencies
                );
            EXCEPTION WHEN check_violation THEN
                GET STACKED DIAGNOSTICS refused = CONSTRAINT_NAME;
                IF refused <> 'a_guarded_account_never_goes_below_zero' THEN
                    RAISE;
                END IF;
            END;
        END LOOP;
    END;
    RETURN QUERY
        SELECT w.place, t.id, t.digest::text
        FROM jsonb_to_recordset(transfers) AS w (place int, key text)
        LEFT JOIN LATERAL (
            SELECT * FROM ledger_ledgertransaction known WHERE known.idempotency_key = w.key LIMIT 1
        ) t ON true;
END $$;
CREATE FUNCTION public.ledger_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'the_books_are_append_only';
END $$;
CREATE FUNCTION public.ledger_release_sales(wanted_at timestamp with time zone, kept_until timestamp with time zone, standard_reserve integer, orders bigint[], sellers bigint[], totals bigint[], fees bigint[], vats bigint[], doors text[], currencies text[], rules jsonb) RETURNS TABLE(released bigint, booked bigint)
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_seqscan TO 'off'
    AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY WITH wanted AS MATERIALIZED (
        SELECT * FROM unnest(orders, sellers, totals, fees, vats, doors, currencies)
            WITH ORDINALITY AS u (o, seller, total, fee, vat, door, cur, nth)
    ), claimed AS (
        UPDATE ledger_sale s SET released_at = wanted_at, fee_minor = w.fee, vat_minor = w.vat
        FROM wanted w
        WHERE s.order_id = w.o AND s.released_at IS NULL AND s.refunded_minor = 0 AND s.disputed_minor = 0
          AND s.gross_minor = w.total AND s.seller_id = w.seller AND s.currency = w.cur
        RETURNING w.*, s.cash_minor AS cash
    ), begun AS (
        INSERT INTO ledger_sale
            (order_id, seller_id, currency, gross_minor, cash_minor, fee_minor, vat_minor, released_at)
        SELECT w.o, w.seller, w.cur, w.total, w.total, w.fee, w.vat, wanted_at FROM wanted w
        WHERE w.door <> '' AND NOT EXISTS (SELECT FROM ledger_sale s WHERE s.order_id = w.o)
        ON CONFLICT (order_id) DO NOTHING RETURNING order_id
    ), numbered AS MATERIALIZED (
        SELECT nextval('ledger_ledgertransaction_id_seq') AS id, s.*, v.*,
               -- Hundredths of a percent, half up, of what the seller gets.
               (greatest(v.net, 0) * coalesce(
                   (SELECT r.points FROM ledger_reserverule r
                    WHERE r.seller_id = s.seller AND r.ended_at IS NULL AND (r.until IS NULL OR r.until > wanted_at)),
                   standard_reserve
               ) * 2 + 10000) / 20000 AS reserve,
               v.held + v.owed + s.fee + s.vat > 0 AS moves
        FROM (
            SELECT * FROM claimed
            UNION ALL SELECT w.*, w.total FROM wanted w WHERE w.o IN (SELECT order_id FROM begun)
        ) s
        CROSS JOIN LATERAL (SELECT CASE s.door WHEN 'courier' THEN s.cash ELSE 0 END) AS c (owed)
        CROSS JOIN LATERAL (
            SELECT s.total - s.cash, c.owed, s.total - s.cash + c.owed - s.fee - s.vat
        ) AS v (held, owed, net)
    ), noted AS (
        INSERT INTO ledger_ledgertransaction (id, idempotency_key, digest, kind, order_id, memo, details, at)
        SELECT n.id, 'order:' || n.o || CASE n.door WHEN '' THEN ':released' ELSE ':cod' END,
               md5(concat_ws(' ', n.o, n.seller, n.total, n.fee, n.vat, n.reserve, n.door, n.cur)),
               CASE n.door WHEN '' THEN 'sale_released' WHEN 'courier' THEN 'cod_by_courier' ELSE 'cod_by_seller' END,
               n.o, '', rules -> (n.nth - 1)::int, wanted_at
        FROM numbered n WHERE n.moves
    ), put_by AS (
        INSERT INTO ledger_reservepart (order_id, seller_id, currency, amount_minor, due_at)
        SELECT n.o, n.seller, n.cur, n.reserve, kept_until FROM numbered n WHERE n.reserve > 0
    ), moved AS (
        INSERT INTO ledger_ledgerentry (transaction_id, account, amount_minor, currency)
        SELECT n.id, e.account, e.amount, n.cur
        FROM numbered n CROSS JOIN LATERAL (VALUES
            ('held:' || n.seller, -n.held),
            ('courier', -n.owed),
            ('available:' || n.seller, n.net - n.reserve),
            ('reserve:' || n.seller, n.reserve),
            ('commission', n.fee),
            ('vat', n.vat)
        ) AS e (account, amount) WHERE e.amount <> 0
    )
    SELECT o, CASE WHEN moves THEN id ELSE 0 END FROM numbered;
END $$;
CREATE FUNCTION public.ledger_release_sales(wanted_at timestamp with time zone, kept_until timestamp with time zone, standard_reserve integer, orders bigint[], sellers bigint[], totals bigint[], fees bigint[], vats bigint[], taxes bigint[], countries text[], doors text[], currencies text[], rules jsonb) RETURNS TABLE(released bigint, booked bigint)
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_seqscan TO 'off'
    AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY WITH wanted AS MATERIALIZED (
        SELECT * FROM unnest(orders, sellers, totals, fees, vats, taxes, countries, doors, currencies)
            WITH ORDINALITY AS u (o, seller, total, fee, vat, tax, country, door, cur, nth)
    ), claimed AS (
        UPDATE ledger_sale s
        SET released_at = wanted_at, fee_minor = w.fee, vat_minor = w.vat,
            site_tax_minor = w.tax, site_tax_country = w.country
        FROM wanted w
        WHERE s.order_id = w.o AND s.released_at IS NULL AND s.refunded_minor = 0 AND s.disputed_minor = 0
          AND s.gross_minor = w.total AND s.seller_id = w.seller AND s.currency = w.cur
        RETURNING w.*, s.cash_minor AS cash
    ), begun AS (
        INSERT INTO ledger_sale
            (order_id, seller_id, currency, gross_minor, cash_minor, fee_minor, vat_minor, site_tax_minor,
             site_tax_country, released_at)
        SELECT w.o, w.seller, w.cur, w.total, w.total, w.fee, w.vat, w.tax, w.country, wanted_at FROM wanted w
        WHERE w.door <> '' AND NOT EXISTS (SELECT FROM ledger_sale s WHERE s.order_id = w.o)
        ON CONFLICT (order_id) DO NOTHING RETURNING order_id
    ), numbered AS MATERIALIZED (
        SELECT nextval('ledger_ledgertransaction_id_seq') AS id, s.*, v.*,
               -- Hundredths of a percent, half up, of what the seller gets.
               (greatest(v.net, 0) * coalesce(
                   (SELECT r.points FROM ledger_reserverule r
                    WHERE r.seller_id = s.seller AND r.ended_at IS NULL AND (r.until IS NULL OR r.until > wanted_at)),
                   standard_reserve
               ) * 2 + 10000) / 20000 AS reserve,
               v.held + v.owed + s.fee + s.vat + s.tax > 0 AS moves
        FROM (
            SELECT * FROM claimed
            UNION ALL SELECT w.*, w.total FROM wanted w WHERE w.o IN (SELECT order_id FROM begun)
        ) s
        CROSS JOIN LATERAL (SELECT CASE s.door WHEN 'courier' THEN s.cash ELSE 0 END) AS c (owed)
        CROSS JOIN LATERAL (
            SELECT s.total - s.cash, c.owed, s.total - s.cash + c.owed - s.fee - s.vat - s.tax
        ) AS v (held, owed, net)
    ), noted AS (
        INSERT INTO ledger_ledgertransaction (id, idempotency_key, digest, kind, order_id, memo, details, at)
        SELECT n.id, 'order:' || n.o || CASE n.door WHEN '' THEN ':released' ELSE ':cod' END,
               md5(concat_ws(' ', n.o, n.seller, n.total, n.fee, n.vat, n.tax, n.reserve, n.door, n.cur)),
               CASE n.door WHEN '' THEN 'sale_released' WHEN 'courier' THEN 'cod_by_courier' ELSE 'cod_by_seller' END,
               n.o, '', rules -> (n.nth - 1)::int, wanted_at
        FROM numbered n WHERE n.moves
    ), put_by AS (
        INSERT INTO ledger_reservepart (order_id, seller_id, currency, amount_minor, due_at)
        SELECT n.o, n.seller, n.cur, n.reserve, kept_until FROM numbered n WHERE n.reserve > 0
    ), moved AS (
        INSERT INTO ledger_ledgerentry (transaction_id, account, amount_minor, currency)
        SELECT n.id, e.account, e.amount, n.cur
        FROM numbered n CROSS JOIN LATERAL (VALUES
            ('held:' || n.seller, -n.held),
            ('courier', -n.owed),
            ('available:' || n.seller, n.net - n.reserve),
            ('reserve:' || n.seller, n.reserve),
            ('commission', n.fee),
            ('vat', n.vat),
            (CASE n.country WHEN '' THEN 'sales_tax' ELSE 'sales_tax:' || n.country END, n.tax)
        ) AS e (account, amount) WHERE e.amount <> 0
    )
    SELECT o, CASE WHEN moves THEN id ELSE 0 END FROM numbered;
END $$;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);
ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_account (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    email character varying(254) NOT NULL,
    handle character varying(30),
    name character varying(60) NOT NULL,
    story text NOT NULL,
    city character varying(60) NOT NULL,
    country character varying(2) NOT NULL,
    dye_seed character varying(40) NOT NULL,
    language character varying(5) NOT NULL,
    numerals character varying(10) NOT NULL,
    theme character varying(5) NOT NULL,
    time_zone character varying(40) NOT NULL,
    sizes jsonb NOT NULL,
    away_from date,
    away_until date,
    is_staff boolean NOT NULL,
    is_active boolean NOT NULL,
    joined_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    erased_at timestamp with time zone,
    handle_skeleton character varying(100),
    CONSTRAINT a_handle_has_3_to_30_signs_that_fit_an_address CHECK (((handle IS NULL) OR ((handle)::text ~ '^[^[:space:][:cntrl:]/@?#%&\\]{3,30}$'::text))),
    CONSTRAINT away_ends_after_it_begins CHECK (((away_until IS NULL) OR (away_from IS NULL) OR (away_until >= away_from)))
);
CREATE TABLE public.accounts_account_groups (
    id bigint NOT NULL,
    account_id bigint NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.accounts_account_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_account_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.accounts_account ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_account_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_account_user_permissions (
    id bigint NOT NULL,
    account_id bigint NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.accounts_account_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_account_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_address (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    phone character varying(20) NOT NULL,
    line character varying(160) NOT NULL,
    landmark character varying(160) NOT NULL,
    city character varying(60) NOT NULL,
    postcode character varying(12) NOT NULL,
    country character varying(2) NOT NULL,
    plus_code character varying(20) NOT NULL,
    is_default boolean NOT NULL,
    removed_at timestamp with time zone,
    account_id bigint NOT NULL
);
ALTER TABLE public.accounts_address ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_address_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_apitoken (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    digest character varying(64) NOT NULL,
    scopes jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_on date,
    revoked_at timestamp with time zone,
    account_id bigint NOT NULL
);
ALTER TABLE public.accounts_apitoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_apitoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_appeal (
    id bigint NOT NULL,
    text text NOT NULL,
    appealed_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    answered_at timestamp with time zone,
    answer text NOT NULL,
    answered_by_id bigint,
    standing_id bigint NOT NULL
);
ALTER TABLE public.accounts_appeal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_appeal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_standing (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    limits jsonb NOT NULL,
    reason text NOT NULL,
    decided_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    until timestamp with time zone,
    account_id bigint NOT NULL,
    decided_by_id bigint NOT NULL
);
ALTER TABLE public.accounts_standing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_standing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);
ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);
ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_awaitedphoto (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    address character varying(1000) NOT NULL,
    photo_id bigint,
    tries smallint NOT NULL,
    due_at timestamp with time zone,
    failed_because character varying(300) NOT NULL,
    listing_id bigint NOT NULL,
    seller_id bigint NOT NULL,
    stock_import_id bigint,
    CONSTRAINT channels_awaitedphoto_position_check CHECK (("position" >= 0)),
    CONSTRAINT channels_awaitedphoto_tries_check CHECK ((tries >= 0))
);
ALTER TABLE public.channels_awaitedphoto ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_awaitedphoto_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_importproblem (
    id bigint NOT NULL,
    line integer NOT NULL,
    key character varying(200) NOT NULL,
    reason character varying(300) NOT NULL,
    fatal boolean NOT NULL,
    cells jsonb NOT NULL,
    stock_import_id bigint NOT NULL,
    CONSTRAINT channels_importproblem_line_check CHECK ((line >= 0))
);
ALTER TABLE public.channels_importproblem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_importproblem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_stockimport (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    file_name character varying(200) NOT NULL,
    encoding character varying(20) NOT NULL,
    language character varying(5) NOT NULL,
    content bytea,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    stopped_because character varying(300) NOT NULL,
    total integer NOT NULL,
    done integer NOT NULL,
    created integer NOT NULL,
    updated integer NOT NULL,
    waiting integer NOT NULL,
    seller_id bigint NOT NULL,
    CONSTRAINT channels_stockimport_created_check CHECK ((created >= 0)),
    CONSTRAINT channels_stockimport_done_check CHECK ((done >= 0)),
    CONSTRAINT channels_stockimport_total_check CHECK ((total >= 0)),
    CONSTRAINT channels_stockimport_updated_check CHECK ((updated >= 0)),
    CONSTRAINT channels_stockimport_waiting_check CHECK ((waiting >= 0)),
    CONSTRAINT no_more_products_are_done_than_there_are CHECK ((done <= total))
);
ALTER TABLE public.channels_stockimport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_stockimport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.discovery_reach (
    listing_id bigint NOT NULL,
    seller_id bigint NOT NULL,
    shown integer NOT NULL,
    opened integer NOT NULL,
    CONSTRAINT discovery_reach_opened_check CHECK ((opened >= 0)),
    CONSTRAINT discovery_reach_shown_check CHECK ((shown >= 0))
);
CREATE TABLE public.discovery_savedsearch (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    query character varying(600) NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    quiet_since timestamp with time zone,
    account_id bigint NOT NULL
);
ALTER TABLE public.discovery_savedsearch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.discovery_savedsearch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.discovery_shelf (
    listing_id bigint NOT NULL,
    seller_id bigint NOT NULL,
    version bigint NOT NULL,
    category character varying(60) NOT NULL,
    brand character varying(70) NOT NULL,
    colours character varying(20)[] NOT NULL,
    fits character varying(40)[] NOT NULL,
    city character varying(60) NOT NULL,
    price_minor bigint NOT NULL,
    former_minor bigint,
    dropped_at timestamp with time zone,
    published_at timestamp with time zone NOT NULL,
    left_at timestamp with time zone,
    lot double precision DEFAULT random() NOT NULL,
    CONSTRAINT a_dropped_price_was_higher CHECK (((dropped_at IS NULL) OR (former_minor > price_minor)))
);
CREATE TABLE public.discovery_stall (
    seller_id bigint NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    sold_at timestamp with time zone,
    shown integer NOT NULL,
    regard double precision DEFAULT 0.0 NOT NULL,
    CONSTRAINT discovery_stall_shown_check CHECK ((shown >= 0))
);
CREATE TABLE public.discovery_taste (
    owner character varying(40) NOT NULL,
    weights jsonb NOT NULL,
    less_sellers bigint[] NOT NULL,
    less_listings bigint[] NOT NULL,
    moved_at timestamp with time zone NOT NULL
);
CREATE TABLE public.django_admin_log (
    id integer NOT NULL,
    action_time timestamp with time zone NOT NULL,
    object_id text,
    object_repr character varying(200) NOT NULL,
    action_flag smallint NOT NULL,
    change_message text NOT NULL,
    content_type_id integer,
    user_id bigint NOT NULL,
    CONSTRAINT django_admin_log_action_flag_check CHECK ((action_flag >= 0))
);
ALTER TABLE public.django_admin_log ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_admin_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);
ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);
CREATE TABLE public.kernel_auditentry (
    id bigint NOT NULL,
    actor_id bigint,
    action character varying(100) NOT NULL,
    subject character varying(100) NOT NULL,
    details jsonb NOT NULL,
    at timestamp with time zone NOT NULL
);
ALTER TABLE public.kernel_auditentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.kernel_auditentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.kernel_failedfact (
    id bigint NOT NULL,
    subscriber character varying(100) NOT NULL,
    "position" bigint NOT NULL,
    subject character varying(100) NOT NULL,
    attempts integer NOT NULL,
    next_try_at timestamp with time zone NOT NULL,
    error text NOT NULL,
    set_aside_at timestamp with time zone,
    event_id bigint NOT NULL,
    CONSTRAINT kernel_failedfact_attempts_check CHECK ((attempts >= 0))
);
ALTER TABLE public.kernel_failedfact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.kernel_failedfact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.kernel_heartbeat (
    name character varying(100) NOT NULL,
    beat_at timestamp with time zone NOT NULL,
    details jsonb NOT NULL
);
CREATE TABLE public.kernel_job (
    id bigint NOT NULL,
    queue character varying(40) NOT NULL,
    name character varying(100) NOT NULL,
    arguments jsonb NOT NULL,
    run_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    attempts integer NOT NULL,
    retries integer NOT NULL,
    lease uuid,
    leased_until timestamp with time zone,
    error text NOT NULL,
    set_aside_at timestamp with time zone,
    CONSTRAINT kernel_job_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT kernel_job_retries_check CHECK ((retries >= 0))
);
ALTER TABLE public.kernel_job ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.kernel_job_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE SEQUENCE public.kernel_outbox_position
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.kernel_outboxevent (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    subject character varying(100) NOT NULL,
    payload jsonb NOT NULL,
    published_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    "position" bigint
);
ALTER TABLE public.kernel_outboxevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.kernel_outboxevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.kernel_policyvalue (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    value jsonb NOT NULL,
    changed_by bigint NOT NULL,
    changed_at timestamp with time zone NOT NULL
);
ALTER TABLE public.kernel_policyvalue ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.kernel_policyvalue_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.kernel_readerposition (
    subscriber character varying(100) NOT NULL,
    "position" bigint NOT NULL,
    moved_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL
);
CREATE TABLE public.kernel_spentlimit (
    key character varying(200) NOT NULL,
    "window" bigint NOT NULL,
    count integer NOT NULL,
    CONSTRAINT kernel_spentlimit_count_check CHECK ((count >= 0))
);
CREATE TABLE public.kernel_sweep (
    name character varying(100) NOT NULL,
    began_at timestamp with time zone NOT NULL,
    error text NOT NULL
);
CREATE TABLE public.kernel_textpageedit (
    id bigint NOT NULL,
    slug character varying(20) NOT NULL,
    language character varying(5) NOT NULL,
    title character varying(100) NOT NULL,
    body text NOT NULL,
    edited_by bigint NOT NULL,
    edited_at timestamp with time zone NOT NULL
);
ALTER TABLE public.kernel_textpageedit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.kernel_textpageedit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ledger_bookscheck (
    id bigint NOT NULL,
    findings jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL
);
ALTER TABLE public.ledger_bookscheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_bookscheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ledger_commissioninvoice (
    id bigint NOT NULL,
    series character varying(20) NOT NULL,
    number integer NOT NULL,
    kind character varying(12) NOT NULL,
    month date NOT NULL,
    currency character varying(3) NOT NULL,
    net_minor bigint NOT NULL,
    vat_minor bigint NOT NULL,
    lines jsonb NOT NULL,
    parties jsonb NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    seller_id bigint NOT NULL,
    CONSTRAINT an_invoice_has_no_negative_amount CHECK (((net_minor >= 0) AND (vat_minor >= 0))),
    CONSTRAINT ledger_commissioninvoice_number_check CHECK ((number >= 0))
);
ALTER TABLE public.ledger_commissioninvoice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_commissioninvoice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ledger_commissionrule (
    id bigint NOT NULL,
    place integer NOT NULL,
    name character varying(80) NOT NULL,
    category character varying(80) NOT NULL,
    currency character varying(3) NOT NULL,
    from_minor bigint NOT NULL,
    points integer NOT NULL,
    fixed_minor bigint NOT NULL,
    floor_minor bigint NOT NULL,
    cap_minor bigint,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    ended_at timestamp with time zone,
    seller_id bigint,
    CONSTRAINT commission_amounts_are_not_negative CHECK (((fixed_minor >= 0) AND (floor_minor >= 0) AND (from_minor >= 0))),
    CONSTRAINT commission_is_at_most_all_of_it CHECK ((points <= 10000)),
    CONSTRAINT ledger_commissionrule_place_check CHECK ((place >= 0)),
    CONSTRAINT ledger_commissionrule_points_check CHECK ((points >= 0)),
    CONSTRAINT the_cap_is_not_below_the_floor CHECK (((cap_minor IS NULL) OR (cap_minor >= floor_minor)))
);
ALTER TABLE public.ledger_commissionrule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_commissionrule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ledger_difference (
    id bigint NOT NULL,
    source character varying(40) NOT NULL,
    reference character varying(120) NOT NULL,
    expected_minor bigint NOT NULL,
    found_minor bigint NOT NULL,
    currency character varying(3) NOT NULL,
    state character varying(8) NOT NULL,
    note character varying(300) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    claimed_at timestamp with time zone,
    closed_at timestamp with time zone,
    reason character varying(300) NOT NULL,
    closed_by_id bigint,
    owner_id bigint,
    reconciliation_id bigint NOT NULL,
    CONSTRAINT a_claimed_difference_has_an_owner CHECK (((NOT ((state)::text = 'claimed'::text)) OR (owner_id IS NOT NULL))),
    CONSTRAINT a_closed_difference_says_why CHECK (((NOT ((state)::text = 'closed'::text)) OR ((closed_at IS NOT NULL) AND (NOT ((reason)::text = ''::text)))))
);
ALTER TABLE public.ledger_difference ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_difference_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ledger_guardedbalance (
    account character varying(60) NOT NULL,
    currency character varying(3) NOT NULL,
    balance_minor bigint NOT NULL
)
WITH (fillfactor='70');
CREATE TABLE public.ledger_invoicemonth (
    month date NOT NULL,
    until timestamp with time zone NOT NULL
);
CREATE TABLE public.ledger_invoiceseries (
    name character varying(20) NOT NULL,
    last_number integer NOT NULL,
    CONSTRAINT ledger_invoiceseries_last_number_check CHECK ((last_number >= 0))
);
CREATE TABLE public.ledger_ledgerentry (
    id bigint NOT NULL,
    account character varying(60) NOT NULL,
    amount_minor bigint NOT NULL,
    currency character varying(3) NOT NULL,
    transaction_id bigint NOT NULL,
    CONSTRAINT a_currency_has_3_letters CHECK (((currency)::text ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT an_entry_moves_something CHECK ((NOT (amount_minor = 0))),
    CONSTRAINT an_entry_names_a_known_account CHECK (((account)::text ~ '^(?:received|courier|held|available|paying|paid_out|commission|vat|wallet|reserve|disputed|gateway_fees|label_costs|subsidies|goodwill|losses|unmatched|sales_tax|handed_over)(?::[a-z0-9_]+)?$'::text))
);
ALTER TABLE public.ledger_ledgerentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_ledgerentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ledger_ledgertransaction (
    id bigint NOT NULL,
    idempotency_key character varying(120) NOT NULL,
    digest character varying(32) NOT NULL,
    kind character varying(30) NOT NULL,
    order_id bigint,
    memo character varying(200) NOT NULL,
    details jsonb NOT NULL,
    at timestamp with time zone NOT NULL
);
ALTER TABLE public.ledger_ledgertransaction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_ledgertransaction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ledger_payout (
    id bigint NOT NULL,
    amount_minor bigint NOT NULL,
    holder character varying(80) NOT NULL,
    bank character varying(80) NOT NULL,
    number character varying(40) NOT NULL,
    account_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    return_reason character varying(200) NOT NULL,
    returned_at timestamp with time zone,
    CONSTRAINT a_payout_is_more_than_nothing CHECK ((amount_minor > 0))
);
ALTER TABLE public.ledger_payout ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_payout_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ledger_payoutbatch (
    id bigint NOT NULL,
    currency character varying(3) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    paid_at timestamp with time zone,
    created_by_id bigint,
    paid_by_id bigint,
    message_id character varying(35) NOT NULL
);
ALTER TABLE public.ledger_payoutbatch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_payoutbatch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ledger_payoutdestination (
    id bigint NOT NULL,
    holder character varying(80) NOT NULL,
    bank character varying(80) NOT NULL,
    number character varying(40) NOT NULL,
    saved_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    replaced_at timestamp with time zone,
    account_id bigint NOT NULL,
    doubted_at timestamp with time zone,
    provider character varying(20) NOT NULL
);
ALTER TABLE public.ledger_payoutdestination ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_payoutdestination_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ledger_payoutfile (
    id bigint NOT NULL,
    format character varying(20) NOT NULL,
    content bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    taken integer NOT NULL,
    batch_id bigint NOT NULL,
    CONSTRAINT ledger_payoutfile_taken_check CHECK ((taken >= 0))
);
ALTER TABLE public.ledger_payoutfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_payoutfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ledger_reconciliation (
    id bigint NOT NULL,
    source character varying(40) NOT NULL,
    day date NOT NULL,
    lines integer NOT NULL,
    matched integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_id bigint,
    CONSTRAINT ledger_reconciliation_lines_check CHECK ((lines >= 0)),
    CONSTRAINT ledger_reconciliation_matched_check CHECK ((matched >= 0))
);
ALTER TABLE public.ledger_reconciliation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_reconciliation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ledger_reservepart (
    order_id bigint NOT NULL,
    seller_id bigint NOT NULL,
    currency character varying(3) NOT NULL,
    amount_minor bigint NOT NULL,
    due_at timestamp with time zone NOT NULL,
    released_at timestamp with time zone
);
CREATE TABLE public.ledger_reserverule (
    id bigint NOT NULL,
    points integer NOT NULL,
    reason character varying(300) NOT NULL,
    until timestamp with time zone,
    decided_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    decided_by_id bigint,
    seller_id bigint NOT NULL,
    CONSTRAINT a_reserve_is_at_most_all_of_it CHECK ((points <= 10000)),
    CONSTRAINT ledger_reserverule_points_check CHECK ((points >= 0))
);
ALTER TABLE public.ledger_reserverule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_reserverule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ledger_rolledbalance (
    account character varying(60) NOT NULL,
    currency character varying(3) NOT NULL,
    balance_minor bigint NOT NULL
);
CREATE TABLE public.ledger_rollup (
    id smallint NOT NULL,
    through_entry_id bigint NOT NULL,
    CONSTRAINT there_is_one_rollup CHECK ((id = 1))
);
CREATE TABLE public.ledger_sale (
    order_id bigint NOT NULL,
    seller_id bigint NOT NULL,
    currency character varying(3) NOT NULL,
    gross_minor bigint NOT NULL,
    refunded_minor bigint DEFAULT 0 NOT NULL,
    disputed_minor bigint DEFAULT 0 NOT NULL,
    fee_minor bigint DEFAULT 0 NOT NULL,
    vat_minor bigint DEFAULT 0 NOT NULL,
    fee_returned_minor bigint DEFAULT 0 NOT NULL,
    vat_returned_minor bigint DEFAULT 0 NOT NULL,
    released_at timestamp with time zone,
    cash_minor bigint DEFAULT 0 NOT NULL,
    cash_refunded_minor bigint DEFAULT 0 NOT NULL,
    site_tax_minor bigint DEFAULT 0 NOT NULL,
    site_tax_returned_minor bigint DEFAULT 0 NOT NULL,
    subsidized_minor bigint DEFAULT 0 NOT NULL,
    site_tax_country character varying(2) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT a_sale_gives_back_no_more_cash_than_was_paid_at_the_door CHECK (((cash_minor >= cash_refunded_minor) AND (cash_refunded_minor >= 0) AND (gross_minor >= cash_minor))),
    CONSTRAINT a_sale_gives_back_no_more_than_it_brought_in CHECK (((disputed_minor >= 0) AND (refunded_minor >= 0) AND (gross_minor >= (refunded_minor + disputed_minor)))),
    CONSTRAINT a_sale_returns_no_more_commission_than_it_took CHECK (((fee_minor >= fee_returned_minor) AND (fee_returned_minor >= 0) AND (vat_minor >= vat_returned_minor) AND (vat_returned_minor >= 0))),
    CONSTRAINT a_sale_returns_no_more_tax_than_it_took CHECK (((site_tax_minor >= site_tax_returned_minor) AND (site_tax_returned_minor >= 0))),
    CONSTRAINT the_platform_bears_no_more_than_went_back CHECK (((refunded_minor >= subsidized_minor) AND (subsidized_minor >= 0)))
)
WITH (fillfactor='80');
CREATE TABLE public.ledger_taxhandover (
    id bigint NOT NULL,
    account character varying(60) NOT NULL,
    currency character varying(3) NOT NULL,
    amount_minor bigint NOT NULL,
    reference character varying(80) NOT NULL,
    paid_on date NOT NULL,
    transaction_id bigint NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    taken_back_at timestamp with time zone,
    taken_back_reason character varying(200) NOT NULL,
    noted_by_id bigint NOT NULL,
    CONSTRAINT what_the_state_gets_is_something CHECK ((amount_minor > 0))
);
ALTER TABLE public.ledger_taxhandover ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_taxhandover_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.listings_brand (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    slug character varying(70) NOT NULL
);
ALTER TABLE public.listings_brand ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listings_brand_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.listings_category (
    id bigint NOT NULL,
    slug character varying(60) NOT NULL,
    names jsonb NOT NULL,
    synonyms jsonb NOT NULL,
    size_group character varying(20) NOT NULL,
    "position" smallint NOT NULL,
    closed_at timestamp with time zone,
    parent_id bigint,
    CONSTRAINT listings_category_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.listings_category ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listings_category_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.listings_listing (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    state_since timestamp with time zone NOT NULL,
    title character varying(80) NOT NULL,
    story text NOT NULL,
    colours character varying(20)[] NOT NULL,
    materials character varying(20)[] NOT NULL,
    condition character varying(20) NOT NULL,
    flaws jsonb NOT NULL,
    measures jsonb NOT NULL,
    origin character varying(20) NOT NULL,
    origin_note character varying(200) NOT NULL,
    price_minor bigint,
    original_minor bigint,
    currency character varying(3) NOT NULL,
    lowest_minor bigint,
    former_minor bigint,
    price_since timestamp with time zone,
    parcel character varying(10) NOT NULL,
    cod_allowed boolean NOT NULL,
    sizes character varying(30)[] NOT NULL,
    source character varying(20) NOT NULL,
    source_key character varying(200) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    expires_at timestamp with time zone,
    brand_id bigint,
    category_id bigint,
    cover_id bigint,
    seller_id bigint NOT NULL,
    CONSTRAINT a_price_is_above_zero CHECK (((price_minor IS NULL) OR (price_minor > 0))),
    CONSTRAINT only_a_draft_was_never_published CHECK ((((state)::text = ANY ((ARRAY['draft'::character varying, 'removed'::character varying])::text[])) OR (published_at IS NOT NULL))),
    CONSTRAINT the_lowest_price_is_not_above_the_price CHECK (((lowest_minor IS NULL) OR (lowest_minor <= price_minor))),
    CONSTRAINT what_is_published_has_photo_title_category_condition_price CHECK (((published_at IS NULL) OR ((NOT ((title)::text = ''::text)) AND (NOT ((condition)::text = ''::text)) AND (category_id IS NOT NULL) AND (cover_id IS NOT NULL) AND (price_minor IS NOT NULL))))
);
ALTER TABLE public.listings_listing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listings_listing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.listings_listingphoto (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    listing_id bigint NOT NULL,
    photo_id bigint NOT NULL,
    CONSTRAINT a_listing_has_at_most_16_photos CHECK (("position" < 16)),
    CONSTRAINT listings_listingphoto_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.listings_listingphoto ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listings_listingphoto_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.listings_photomatch (
    id bigint NOT NULL,
    found_at timestamp with time zone NOT NULL,
    looked_at timestamp with time zone,
    listing_id bigint NOT NULL,
    looked_by_id bigint,
    other_photo_id bigint NOT NULL,
    photo_id bigint NOT NULL
);
ALTER TABLE public.listings_photomatch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listings_photomatch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.listings_reservation (
    id bigint NOT NULL,
    key character varying(100) NOT NULL,
    quantity integer NOT NULL,
    price_minor bigint NOT NULL,
    reserved_at timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL,
    completed_at timestamp with time zone,
    released_at timestamp with time zone,
    buyer_id bigint NOT NULL,
    listing_id bigint NOT NULL,
    variant_id bigint NOT NULL,
    CONSTRAINT a_reservation_ends_one_way CHECK (((completed_at IS NULL) OR (released_at IS NULL))),
    CONSTRAINT a_reservation_holds_something CHECK ((quantity > 0)),
    CONSTRAINT listings_reservation_quantity_check CHECK ((quantity >= 0))
);
ALTER TABLE public.listings_reservation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listings_reservation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.listings_revision (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    changes jsonb NOT NULL,
    actor_id bigint,
    listing_id bigint NOT NULL
);
ALTER TABLE public.listings_revision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listings_revision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.listings_variant (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    size character varying(30) NOT NULL,
    colour character varying(40) NOT NULL,
    quantity integer NOT NULL,
    reserved integer NOT NULL,
    listing_id bigint NOT NULL,
    CONSTRAINT listings_variant_position_check CHECK (("position" >= 0)),
    CONSTRAINT listings_variant_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT listings_variant_reserved_check CHECK ((reserved >= 0)),
    CONSTRAINT no_more_is_promised_than_is_there CHECK ((reserved <= quantity))
);
ALTER TABLE public.listings_variant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listings_variant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.media_cover (
    id bigint NOT NULL,
    set_at timestamp with time zone NOT NULL,
    account_id bigint NOT NULL,
    photo_id bigint NOT NULL
);
ALTER TABLE public.media_cover ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.media_cover_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.media_photo (
    id bigint NOT NULL,
    token character varying(32) NOT NULL,
    version smallint NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    widths integer[] NOT NULL,
    placeholder character varying(400) NOT NULL,
    colour character varying(7) NOT NULL,
    turns smallint NOT NULL,
    crop double precision[],
    fingerprint bigint,
    fingerprint_bands integer[] NOT NULL,
    fingerprint_colours bytea NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    avif_at timestamp with time zone,
    removed_at timestamp with time zone,
    owner_id bigint NOT NULL,
    CONSTRAINT a_photo_has_a_width_and_a_height CHECK (((height > 0) AND (width > 0))),
    CONSTRAINT a_photo_is_turned_by_quarters CHECK ((turns <= 3)),
    CONSTRAINT media_photo_height_check CHECK ((height >= 0)),
    CONSTRAINT media_photo_turns_check CHECK ((turns >= 0)),
    CONSTRAINT media_photo_version_check CHECK ((version >= 0)),
    CONSTRAINT media_photo_width_check CHECK ((width >= 0))
);
ALTER TABLE public.media_photo ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.media_photo_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);
ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.notifications_notice (
    id bigint NOT NULL,
    kind character varying(40) NOT NULL,
    fact character varying(120) NOT NULL,
    bunch character varying(120) NOT NULL,
    "values" jsonb NOT NULL,
    url character varying(200) NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    account_id bigint NOT NULL
);
ALTER TABLE public.notifications_notice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notifications_notice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.notifications_preference (
    id bigint NOT NULL,
    topic character varying(20) NOT NULL,
    channel character varying(10) NOT NULL,
    wanted boolean NOT NULL,
    changed_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    account_id bigint NOT NULL
);
ALTER TABLE public.notifications_preference ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notifications_preference_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_bagitem (
    id bigint NOT NULL,
    listing_id bigint NOT NULL,
    variant_id bigint NOT NULL,
    title character varying(200) NOT NULL,
    price_minor bigint NOT NULL,
    currency character varying(3) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    account_id bigint NOT NULL,
    seller_id bigint NOT NULL
);
ALTER TABLE public.orders_bagitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_bagitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_case (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    state character varying(12) NOT NULL,
    due_at timestamp with time zone,
    moved_at timestamp with time zone NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    opened_from character varying(10) NOT NULL,
    offer_minor bigint,
    label_by character varying(8) NOT NULL,
    carrier character varying(40) NOT NULL,
    tracking character varying(60) NOT NULL,
    returned_at timestamp with time zone,
    claimed_at timestamp with time zone,
    decision character varying(8) NOT NULL,
    decision_minor bigint,
    borne_by character varying(8) NOT NULL,
    decided_at timestamp with time zone,
    appealed_at timestamp with time zone,
    buyer_waived_at timestamp with time zone,
    seller_waived_at timestamp with time zone,
    outcome character varying(16) NOT NULL,
    refunded_minor bigint NOT NULL,
    closed_at timestamp with time zone,
    appealed_by_id bigint,
    claimed_by_id bigint,
    decided_by_id bigint,
    order_id bigint NOT NULL,
    way_back_minor bigint DEFAULT 0 NOT NULL,
    way_back_paid_by character varying(8) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT a_case_refunds_no_negative_amount CHECK ((refunded_minor >= 0)),
    CONSTRAINT a_way_back_that_cost_something_was_paid_by_somebody CHECK (((way_back_minor = 0) OR ((way_back_minor > 0) AND (NOT ((way_back_paid_by)::text = ''::text))))),
    CONSTRAINT an_open_case_has_a_clock_and_a_closed_one_an_end CHECK ((((closed_at IS NOT NULL) AND (due_at IS NULL) AND ((state)::text = 'closed'::text)) OR ((NOT ((state)::text = 'closed'::text)) AND (closed_at IS NULL) AND (due_at IS NOT NULL))))
);
ALTER TABLE public.orders_case ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_case_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_caseentry (
    id bigint NOT NULL,
    act character varying(20) NOT NULL,
    role character varying(7) NOT NULL,
    words text NOT NULL,
    photo_ids jsonb NOT NULL,
    amount_minor bigint,
    state character varying(12) NOT NULL,
    due_at timestamp with time zone,
    at timestamp with time zone NOT NULL,
    actor_id bigint,
    case_id bigint NOT NULL,
    CONSTRAINT only_the_clock_acts_without_a_name CHECK (((actor_id IS NOT NULL) OR ((role)::text = 'clock'::text)))
);
ALTER TABLE public.orders_caseentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_caseentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_checkout (
    id bigint NOT NULL,
    idempotency_key character varying(64) NOT NULL,
    method character varying(20) NOT NULL,
    reference character varying(20) NOT NULL,
    at timestamp with time zone NOT NULL,
    buyer_id bigint NOT NULL
);
ALTER TABLE public.orders_checkout ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_checkout_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_courierfile (
    id bigint NOT NULL,
    carrier character varying(40) NOT NULL,
    name character varying(120) NOT NULL,
    digest character varying(64) NOT NULL,
    currency character varying(3) NOT NULL,
    read_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    read_by_id bigint NOT NULL
);
ALTER TABLE public.orders_courierfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_courierfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_courierline (
    id bigint NOT NULL,
    number integer NOT NULL,
    tracking character varying(60) NOT NULL,
    status character varying(40) NOT NULL,
    collected_minor bigint NOT NULL,
    fee_minor bigint NOT NULL,
    outcome character varying(10) NOT NULL,
    words character varying(200) NOT NULL,
    file_id bigint NOT NULL,
    order_id bigint,
    CONSTRAINT orders_courierline_number_check CHECK ((number >= 0))
);
ALTER TABLE public.orders_courierline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_courierline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_deliveryattempt (
    id bigint NOT NULL,
    number smallint NOT NULL,
    reason character varying(16) NOT NULL,
    note character varying(200) NOT NULL,
    role character varying(7) NOT NULL,
    at timestamp with time zone NOT NULL,
    contested_at timestamp with time zone,
    order_id bigint NOT NULL,
    reported_by_id bigint,
    CONSTRAINT attempts_are_counted_from_one CHECK ((number >= 1)),
    CONSTRAINT orders_deliveryattempt_number_check CHECK ((number >= 0))
);
ALTER TABLE public.orders_deliveryattempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_deliveryattempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_label (
    id bigint NOT NULL,
    carrier character varying(40) NOT NULL,
    tracking character varying(60) NOT NULL,
    price_minor bigint NOT NULL,
    pdf bytea NOT NULL,
    bought_at timestamp with time zone NOT NULL,
    order_id bigint NOT NULL,
    CONSTRAINT a_label_has_no_negative_price CHECK ((price_minor >= 0))
);
ALTER TABLE public.orders_label ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_label_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_order (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    due_at timestamp with time zone,
    moved_at timestamp with time zone NOT NULL,
    method character varying(20) NOT NULL,
    currency character varying(3) NOT NULL,
    item_minor bigint NOT NULL,
    shipping_minor bigint NOT NULL,
    fee_minor bigint NOT NULL,
    vat_minor bigint NOT NULL,
    address jsonb NOT NULL,
    city character varying(60) NOT NULL,
    carrier character varying(40) NOT NULL,
    tracking character varying(60) NOT NULL,
    placed_at timestamp with time zone NOT NULL,
    extended_at timestamp with time zone,
    buyer_id bigint NOT NULL,
    checkout_id bigint NOT NULL,
    seller_id bigint NOT NULL,
    combined_with_id bigint,
    tax_minor bigint NOT NULL,
    time_asked_at timestamp with time zone,
    time_declined_at timestamp with time zone,
    time_reason character varying(300) NOT NULL,
    pickup_place character varying(300) NOT NULL,
    cash_fee_minor bigint NOT NULL,
    clearing jsonb NOT NULL,
    dearest_minor bigint NOT NULL,
    deposit_minor bigint NOT NULL,
    discount_minor bigint NOT NULL,
    further_minor bigint NOT NULL,
    shipping_tax jsonb NOT NULL,
    site_tax_minor bigint NOT NULL,
    CONSTRAINT an_order_has_no_negative_amount CHECK (((fee_minor >= 0) AND (item_minor >= 0) AND (shipping_minor >= 0) AND (vat_minor >= 0) AND (deposit_minor >= 0) AND (discount_minor >= 0) AND (site_tax_minor >= 0) AND (tax_minor >= 0) AND (cash_fee_minor >= 0) AND (discount_minor <= item_minor))),
    CONSTRAINT an_order_that_waits_has_a_clock CHECK (((due_at IS NOT NULL) OR ((state)::text = ANY ((ARRAY['accepted'::character varying, 'settled'::character varying, 'returned'::character varying, 'cancelled'::character varying])::text[])))),
    CONSTRAINT nobody_buys_their_own_thing CHECK ((NOT (buyer_id = seller_id)))
);
ALTER TABLE public.orders_order ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_order_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_orderline (
    id bigint NOT NULL,
    listing_id bigint NOT NULL,
    variant_id bigint NOT NULL,
    title character varying(200) NOT NULL,
    size character varying(40) NOT NULL,
    photo_id bigint,
    price_minor bigint NOT NULL,
    quantity integer NOT NULL,
    terms jsonb NOT NULL,
    order_id bigint NOT NULL,
    cancelled_at timestamp with time zone,
    tax jsonb NOT NULL,
    cancel_reason character varying(300) NOT NULL,
    cancelled_role character varying(7) NOT NULL,
    parcel_minor bigint NOT NULL,
    CONSTRAINT a_line_sells_something CHECK (((price_minor >= 0) AND (quantity >= 1))),
    CONSTRAINT orders_orderline_quantity_check CHECK ((quantity >= 0))
);
ALTER TABLE public.orders_orderline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_orderline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_pickupplace (
    account_id bigint NOT NULL,
    place character varying(160) NOT NULL,
    hours character varying(120) NOT NULL,
    saved_at timestamp with time zone NOT NULL
);
CREATE TABLE public.orders_ratingtally (
    id bigint NOT NULL,
    role character varying(6) NOT NULL,
    count integer NOT NULL,
    stars integer NOT NULL,
    account_id bigint NOT NULL,
    CONSTRAINT orders_ratingtally_count_check CHECK ((count >= 0)),
    CONSTRAINT orders_ratingtally_stars_check CHECK ((stars >= 0))
);
ALTER TABLE public.orders_ratingtally ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_ratingtally_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_returnlabel (
    id bigint NOT NULL,
    carrier character varying(40) NOT NULL,
    tracking character varying(60) NOT NULL,
    price_minor bigint NOT NULL,
    pdf bytea NOT NULL,
    bought_at timestamp with time zone NOT NULL,
    case_id bigint NOT NULL,
    CONSTRAINT a_return_label_has_no_negative_price CHECK ((price_minor >= 0))
);
ALTER TABLE public.orders_returnlabel ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_returnlabel_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_review (
    id bigint NOT NULL,
    role character varying(6) NOT NULL,
    stars smallint NOT NULL,
    words text NOT NULL,
    photo_ids jsonb NOT NULL,
    incentive boolean NOT NULL,
    written_at timestamp with time zone NOT NULL,
    edited_at timestamp with time zone,
    shows_by timestamp with time zone NOT NULL,
    shown_at timestamp with time zone,
    reply text NOT NULL,
    replied_at timestamp with time zone,
    hidden_at timestamp with time zone,
    hidden_reason character varying(300) NOT NULL,
    about_id bigint NOT NULL,
    author_id bigint NOT NULL,
    hidden_by_id bigint,
    line_id bigint,
    order_id bigint NOT NULL,
    CONSTRAINT a_buyer_reviews_a_thing_and_a_seller_a_buyer CHECK ((((line_id IS NOT NULL) AND ((role)::text = 'buyer'::text)) OR ((line_id IS NULL) AND ((role)::text = 'seller'::text)))),
    CONSTRAINT a_hidden_review_has_a_reason CHECK ((((hidden_at IS NULL) AND ((hidden_reason)::text = ''::text)) OR (NOT ((hidden_reason)::text = ''::text)))),
    CONSTRAINT a_review_has_one_to_five_stars CHECK (((stars >= 1) AND (stars <= 5))),
    CONSTRAINT orders_review_stars_check CHECK ((stars >= 0))
);
ALTER TABLE public.orders_review ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_review_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_reviewreport (
    id bigint NOT NULL,
    reason character varying(12) NOT NULL,
    words character varying(500) NOT NULL,
    reported_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id bigint,
    reporter_id bigint NOT NULL,
    review_id bigint NOT NULL
);
ALTER TABLE public.orders_reviewreport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_reviewreport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_taxrule (
    id bigint NOT NULL,
    place integer NOT NULL,
    name character varying(60) NOT NULL,
    country character varying(2) NOT NULL,
    region character varying(60) NOT NULL,
    category character varying(80) NOT NULL,
    taxes character varying(6) NOT NULL,
    points integer NOT NULL,
    included boolean NOT NULL,
    collected_by character varying(6) NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT a_tax_is_at_most_the_price_itself CHECK ((points <= 10000)),
    CONSTRAINT orders_taxrule_place_check CHECK ((place >= 0)),
    CONSTRAINT orders_taxrule_points_check CHECK ((points >= 0))
);
ALTER TABLE public.orders_taxrule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_taxrule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.orders_transition (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    role character varying(7) NOT NULL,
    reason character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_id bigint,
    order_id bigint NOT NULL,
    CONSTRAINT only_the_clock_has_no_name CHECK (((actor_id IS NOT NULL) OR ((role)::text = 'clock'::text)))
);
ALTER TABLE public.orders_transition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_transition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payments_bankfile (
    id bigint NOT NULL,
    digest character varying(64) NOT NULL,
    name character varying(120) NOT NULL,
    content bytea NOT NULL,
    uploaded_at timestamp with time zone NOT NULL,
    taken_in_at timestamp with time zone,
    uploaded_by_id bigint NOT NULL
);
ALTER TABLE public.payments_bankfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_bankfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payments_banklayout (
    id bigint NOT NULL,
    layout character varying(32) NOT NULL,
    columns jsonb NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    saved_by_id bigint NOT NULL
);
ALTER TABLE public.payments_banklayout ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_banklayout_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payments_bankline (
    id bigint NOT NULL,
    fingerprint character varying(40) NOT NULL,
    line integer NOT NULL,
    booked_on date NOT NULL,
    amount_minor bigint NOT NULL,
    currency character varying(3) NOT NULL,
    payer_name character varying(120) NOT NULL,
    text character varying(500) NOT NULL,
    state character varying(9) NOT NULL,
    reference character varying(20) NOT NULL,
    why character varying(20) NOT NULL,
    decided_at timestamp with time zone,
    note character varying(200) NOT NULL,
    decided_by_id bigint,
    file_id bigint NOT NULL,
    owner_id bigint,
    CONSTRAINT only_what_left_the_bank_account_went_out CHECK (((NOT ((state)::text = 'out'::text)) OR (amount_minor < 0))),
    CONSTRAINT payments_bankline_line_check CHECK ((line >= 0))
);
ALTER TABLE public.payments_bankline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_bankline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payments_connectedaccount (
    id bigint NOT NULL,
    provider character varying(20) NOT NULL,
    number character varying(80) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    ready_at timestamp with time zone,
    account_id bigint NOT NULL
);
ALTER TABLE public.payments_connectedaccount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_connectedaccount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payments_dispute (
    id bigint NOT NULL,
    number character varying(80) NOT NULL,
    method character varying(20) NOT NULL,
    intent character varying(80) NOT NULL,
    amount_minor bigint NOT NULL,
    currency character varying(3) NOT NULL,
    reason character varying(60) NOT NULL,
    state character varying(4) NOT NULL,
    due_at timestamp with time zone,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone
);
ALTER TABLE public.payments_dispute ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_dispute_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payments_disputepart (
    id bigint NOT NULL,
    amount_minor bigint NOT NULL,
    dispute_id bigint NOT NULL,
    payment_id bigint NOT NULL,
    CONSTRAINT a_disputed_part_is_something CHECK ((amount_minor > 0))
);
ALTER TABLE public.payments_disputepart ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_disputepart_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payments_payment (
    id bigint NOT NULL,
    order_id bigint NOT NULL,
    method character varying(20) NOT NULL,
    state character varying(12) NOT NULL,
    captured_minor bigint NOT NULL,
    refunded_minor bigint NOT NULL,
    currency character varying(3) NOT NULL,
    reference character varying(20) NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    captured_at timestamp with time zone,
    captured_by_id bigint,
    payee_id bigint NOT NULL,
    payer_id bigint NOT NULL,
    amount_minor bigint NOT NULL,
    intent character varying(80) NOT NULL,
    fee_minor bigint NOT NULL,
    disputed_minor bigint NOT NULL,
    kept_minor bigint DEFAULT 0 NOT NULL,
    CONSTRAINT a_capture_is_within_what_was_asked CHECK (((captured_minor >= 0) AND (captured_minor <= amount_minor))),
    CONSTRAINT a_payment_asks_for_no_negative_amount CHECK ((amount_minor >= 0)),
    CONSTRAINT a_provider_pays_nobody_to_pay CHECK ((fee_minor >= 0)),
    CONSTRAINT a_refund_is_within_what_was_captured CHECK (((disputed_minor >= 0) AND (kept_minor >= 0) AND (refunded_minor >= 0) AND (captured_minor >= ((refunded_minor + disputed_minor) + kept_minor))))
);
ALTER TABLE public.payments_payment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_payment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payments_providermessage (
    id bigint NOT NULL,
    provider character varying(20) NOT NULL,
    number character varying(80) NOT NULL,
    kind character varying(80) NOT NULL,
    fields jsonb NOT NULL,
    outcome character varying(8) NOT NULL,
    tries integer NOT NULL,
    told_at timestamp with time zone NOT NULL,
    received_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    CONSTRAINT payments_providermessage_tries_check CHECK ((tries >= 0))
);
ALTER TABLE public.payments_providermessage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_providermessage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payments_providerpayout (
    id bigint NOT NULL,
    amount_minor bigint NOT NULL,
    currency character varying(3) NOT NULL,
    state character varying(7) NOT NULL,
    provider_number character varying(80) NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    tries integer NOT NULL,
    next_try_at timestamp with time zone,
    trouble character varying(200) NOT NULL,
    connected_id bigint NOT NULL,
    CONSTRAINT a_provider_pays_out_something CHECK ((amount_minor > 0)),
    CONSTRAINT payments_providerpayout_tries_check CHECK ((tries >= 0))
);
ALTER TABLE public.payments_providerpayout ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_providerpayout_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payments_refund (
    id bigint NOT NULL,
    amount_minor bigint NOT NULL,
    reason character varying(200) NOT NULL,
    refund_key character varying(100) CONSTRAINT payments_refund_idempotency_key_not_null NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    payment_id bigint NOT NULL,
    sent_by_id bigint,
    route character varying(8) NOT NULL,
    provider_number character varying(80) NOT NULL,
    tries integer NOT NULL,
    next_try_at timestamp with time zone,
    trouble character varying(200) NOT NULL,
    CONSTRAINT a_refund_pays_something CHECK ((amount_minor > 0)),
    CONSTRAINT a_refund_sent_by_hand_names_who_sent_it CHECK (((NOT ((route)::text = 'bank'::text)) OR ((sent_at IS NULL) AND (sent_by_id IS NULL)) OR ((sent_at IS NOT NULL) AND (sent_by_id IS NOT NULL)))),
    CONSTRAINT payments_refund_tries_check CHECK ((tries >= 0))
);
ALTER TABLE public.payments_refund ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_refund_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.risk_codban (
    id bigint NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL,
    lifted_at timestamp with time zone,
    account_id bigint NOT NULL,
    CONSTRAINT a_ban_ends_after_it_begins CHECK ((until > begun_at))
);
ALTER TABLE public.risk_codban ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.risk_codban_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.risk_codorder (
    id bigint NOT NULL,
    order_id bigint NOT NULL,
    amount_minor bigint NOT NULL,
    currency character varying(3) NOT NULL,
    phone character varying(20) NOT NULL,
    phone_key character varying(32) NOT NULL,
    address_key character varying(32) NOT NULL,
    device_key character varying(32) NOT NULL,
    area character varying(64) NOT NULL,
    coupon boolean NOT NULL,
    earlier_orders integer NOT NULL,
    placed_at timestamp with time zone NOT NULL,
    probability double precision NOT NULL,
    tier character varying(9) NOT NULL,
    handled_as character varying(9) NOT NULL,
    model character varying(40) NOT NULL,
    features jsonb NOT NULL,
    reasons jsonb NOT NULL,
    outcome character varying(14) NOT NULL,
    at_door_reason character varying(200) NOT NULL,
    ended_at timestamp with time zone,
    buyer_id bigint NOT NULL,
    seller_id bigint NOT NULL,
    CONSTRAINT a_probability_lies_between_0_and_1 CHECK (((probability >= (0.0)::double precision) AND (probability <= (1.0)::double precision))),
    CONSTRAINT an_outcome_has_its_time CHECK ((((ended_at IS NULL) AND ((outcome)::text = ''::text)) OR ((NOT ((outcome)::text = ''::text)) AND (ended_at IS NOT NULL)))),
    CONSTRAINT risk_codorder_earlier_orders_check CHECK ((earlier_orders >= 0))
);
ALTER TABLE public.risk_codorder ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.risk_codorder_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.risk_codpolicy (
    id bigint NOT NULL,
    low_as character varying(9) NOT NULL,
    medium_as character varying(9) NOT NULL,
    high_as character varying(9) NOT NULL,
    deposit_above_minor bigint,
    first_time_cap_minor bigint,
    cap_minor bigint,
    set_at timestamp with time zone NOT NULL,
    seller_id bigint NOT NULL,
    CONSTRAINT a_cap_is_no_negative_sum CHECK ((((cap_minor IS NULL) OR (cap_minor >= 0)) AND ((first_time_cap_minor IS NULL) OR (first_time_cap_minor >= 0)))),
    CONSTRAINT a_deposit_begins_at_no_negative_sum CHECK (((deposit_above_minor IS NULL) OR (deposit_above_minor >= 0))),
    CONSTRAINT a_seller_is_never_looser_than_the_market CHECK (((NOT ((medium_as)::text = 'low'::text)) AND (NOT ((high_as)::text = ANY ((ARRAY['low'::character varying, 'medium'::character varying])::text[])))))
);
ALTER TABLE public.risk_codpolicy ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.risk_codpolicy_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.risk_driftweek (
    id bigint NOT NULL,
    week date NOT NULL,
    model character varying(40) NOT NULL,
    orders integer NOT NULL,
    ended integer NOT NULL,
    expected double precision NOT NULL,
    observed double precision NOT NULL,
    stability jsonb NOT NULL,
    alarms jsonb NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    CONSTRAINT risk_driftweek_ended_check CHECK ((ended >= 0)),
    CONSTRAINT risk_driftweek_orders_check CHECK ((orders >= 0))
);
ALTER TABLE public.risk_driftweek ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.risk_driftweek_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.risk_modelswitch (
    id bigint NOT NULL,
    switched_at timestamp with time zone NOT NULL,
    reason character varying(300) NOT NULL,
    switched_by_id bigint,
    version_id bigint,
    CONSTRAINT a_person_who_switches_models_says_why CHECK (((switched_by_id IS NULL) OR (NOT ((reason)::text = ''::text))))
);
ALTER TABLE public.risk_modelswitch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.risk_modelswitch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.risk_modelversion (
    id bigint NOT NULL,
    numbers jsonb NOT NULL,
    card jsonb NOT NULL,
    reference jsonb NOT NULL,
    learned_until timestamp with time zone NOT NULL,
    trained_at timestamp with time zone NOT NULL,
    trained_by_id bigint
);
ALTER TABLE public.risk_modelversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.risk_modelversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.risk_onetimecode (
    id bigint NOT NULL,
    order_id bigint NOT NULL,
    phone character varying(20) NOT NULL,
    nonce character varying(32) NOT NULL,
    code_hash character varying(64) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    tap_until timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    failed_at timestamp with time zone,
    tries smallint NOT NULL,
    locked_until timestamp with time zone,
    spent_at timestamp with time zone,
    spent_by character varying(4) NOT NULL,
    buyer_id bigint NOT NULL,
    CONSTRAINT a_code_has_at_most_five_tries CHECK ((tries <= 5)),
    CONSTRAINT a_spent_code_says_by_which_way CHECK ((((spent_at IS NULL) AND ((spent_by)::text = ''::text)) OR ((spent_at IS NOT NULL) AND (NOT ((spent_by)::text = ''::text))))),
    CONSTRAINT risk_onetimecode_tries_check CHECK ((tries >= 0))
);
ALTER TABLE public.risk_onetimecode ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.risk_onetimecode_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.risk_outcomeentry (
    id bigint NOT NULL,
    outcome character varying(14) NOT NULL,
    at_door_reason character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_id bigint,
    cod_order_id bigint NOT NULL
);
ALTER TABLE public.risk_outcomeentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.risk_outcomeentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.risk_peer (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    url character varying(200) NOT NULL,
    public_key character varying(44) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    removed_at timestamp with time zone,
    pulled_at timestamp with time zone,
    fault character varying(60) NOT NULL
);
ALTER TABLE public.risk_peer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.risk_peer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.risk_phoneproof (
    id bigint NOT NULL,
    phone_key character varying(32) NOT NULL,
    proved_at timestamp with time zone NOT NULL,
    account_id bigint NOT NULL
);
ALTER TABLE public.risk_phoneproof ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.risk_phoneproof_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.risk_reputationdispute (
    id bigint NOT NULL,
    phone_key character varying(32) NOT NULL,
    phone_hash character varying(64) NOT NULL,
    text text NOT NULL,
    disputed_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    answer text NOT NULL,
    upheld boolean NOT NULL,
    account_id bigint NOT NULL,
    answered_by_id bigint
);
ALTER TABLE public.risk_reputationdispute ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.risk_reputationdispute_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.risk_sharedcount (
    id bigint NOT NULL,
    phone_hash character varying(64) NOT NULL,
    taken double precision NOT NULL,
    lost double precision NOT NULL,
    as_of timestamp with time zone NOT NULL,
    peer_id bigint NOT NULL,
    CONSTRAINT a_shared_count_is_bounded CHECK (((lost >= (0.0)::double precision) AND (lost <= (20.0)::double precision) AND (taken >= (0.0)::double precision) AND (taken <= (20.0)::double precision)))
);
ALTER TABLE public.risk_sharedcount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.risk_sharedcount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.risk_strike (
    id bigint NOT NULL,
    outcome character varying(14) NOT NULL,
    given_at timestamp with time zone NOT NULL,
    counts_until timestamp with time zone NOT NULL,
    lifted_at timestamp with time zone,
    lift_reason character varying(300) NOT NULL,
    account_id bigint NOT NULL,
    cod_order_id bigint NOT NULL,
    lifted_by_id bigint,
    CONSTRAINT a_strike_is_for_a_lost_parcel CHECK (((outcome)::text = ANY ((ARRAY['refused'::character varying, 'unreachable'::character varying])::text[])))
);
ALTER TABLE public.risk_strike ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.risk_strike_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.risk_strikeappeal (
    id bigint NOT NULL,
    text text NOT NULL,
    appealed_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    answer text NOT NULL,
    lifted boolean NOT NULL,
    answered_by_id bigint,
    strike_id bigint NOT NULL
);
ALTER TABLE public.risk_strikeappeal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.risk_strikeappeal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.risk_toldcount (
    phone_hash character varying(64) NOT NULL,
    taken double precision NOT NULL,
    lost double precision NOT NULL,
    as_of timestamp with time zone NOT NULL,
    CONSTRAINT a_told_count_is_bounded CHECK (((lost >= (0.0)::double precision) AND (lost <= (20.0)::double precision) AND (taken >= (0.0)::double precision) AND (taken <= (20.0)::double precision)))
);
CREATE TABLE public.social_block (
    id bigint NOT NULL,
    blocked_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    account_id bigint NOT NULL,
    blocked_id bigint NOT NULL,
    CONSTRAINT nobody_blocks_themselves CHECK ((NOT (account_id = blocked_id)))
);
ALTER TABLE public.social_block ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.social_block_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.social_follow (
    id bigint NOT NULL,
    followed_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    followed_id bigint NOT NULL,
    follower_id bigint NOT NULL,
    CONSTRAINT nobody_follows_themselves CHECK ((NOT (follower_id = followed_id)))
);
ALTER TABLE public.social_follow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.social_follow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.social_like (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    subject_id bigint NOT NULL,
    liked_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    account_id bigint NOT NULL,
    owner_id bigint NOT NULL
);
ALTER TABLE public.social_like ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.social_like_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.social_mute (
    id bigint NOT NULL,
    muted_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    account_id bigint NOT NULL,
    muted_id bigint NOT NULL,
    CONSTRAINT nobody_mutes_themselves CHECK ((NOT (account_id = muted_id)))
);
ALTER TABLE public.social_mute ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.social_mute_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.social_tally (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    subject_id bigint NOT NULL,
    count bigint NOT NULL,
    CONSTRAINT a_tally_is_never_negative CHECK ((count >= 0))
);
ALTER TABLE public.social_tally ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.social_tally_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.socialaccount_socialaccount (
    id integer NOT NULL,
    provider character varying(200) NOT NULL,
    uid character varying(191) NOT NULL,
    last_login timestamp with time zone NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    extra_data jsonb NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.socialaccount_socialaccount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialaccount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.socialaccount_socialapp (
    id integer NOT NULL,
    provider character varying(30) NOT NULL,
    name character varying(40) NOT NULL,
    client_id character varying(191) NOT NULL,
    secret character varying(191) NOT NULL,
    key character varying(191) NOT NULL,
    provider_id character varying(200) NOT NULL,
    settings jsonb NOT NULL
);
ALTER TABLE public.socialaccount_socialapp ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialapp_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.socialaccount_socialtoken (
    id integer NOT NULL,
    token text NOT NULL,
    token_secret text NOT NULL,
    expires_at timestamp with time zone,
    account_id integer NOT NULL,
    app_id integer
);
ALTER TABLE public.socialaccount_socialtoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialtoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.usersessions_usersession (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ip inet NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    session_key character varying(40) NOT NULL,
    user_agent character varying(200) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.usersessions_usersession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.usersessions_usersession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);
SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_account_groups_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_account_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_account_user_permissions_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_address_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_apitoken_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_appeal_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_standing_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_group_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_permission_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_awaitedphoto_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_importproblem_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_stockimport_id_seq', 1, false);
SELECT pg_catalog.setval('public.discovery_savedsearch_id_seq', 1, false);
SELECT pg_catalog.setval('public.django_admin_log_id_seq', 1, false);
SELECT pg_catalog.setval('public.django_content_type_id_seq', 1, false);
SELECT pg_catalog.setval('public.kernel_auditentry_id_seq', 1, false);
SELECT pg_catalog.setval('public.kernel_failedfact_id_seq', 1, false);
SELECT pg_catalog.setval('public.kernel_job_id_seq', 1, false);
SELECT pg_catalog.setval('public.kernel_outbox_position', 1, false);
SELECT pg_catalog.setval('public.kernel_outboxevent_id_seq', 1, false);
SELECT pg_catalog.setval('public.kernel_policyvalue_id_seq', 1, false);
SELECT pg_catalog.setval('public.kernel_textpageedit_id_seq', 1, false);
SELECT pg_catalog.setval('public.ledger_bookscheck_id_seq', 1, false);
SELECT pg_catalog.setval('public.ledger_commissioninvoice_id_seq', 1, false);
SELECT pg_catalog.setval('public.ledger_commissionrule_id_seq', 1, false);
SELECT pg_catalog.setval('public.ledger_difference_id_seq', 1, false);
SELECT pg_catalog.setval('public.ledger_ledgerentry_id_seq', 1, false);
SELECT pg_catalog.setval('public.ledger_ledgertransaction_id_seq', 1, false);
SELECT pg_catalog.setval('public.ledger_payout_id_seq', 1, false);
SELECT pg_catalog.setval('public.ledger_payoutbatch_id_seq', 1, false);
SELECT pg_catalog.setval('public.ledger_payoutdestination_id_seq', 1, false);
SELECT pg_catalog.setval('public.ledger_payoutfile_id_seq', 1, false);
SELECT pg_catalog.setval('public.ledger_reconciliation_id_seq', 1, false);
SELECT pg_catalog.setval('public.ledger_reserverule_id_seq', 1, false);
SELECT pg_catalog.setval('public.ledger_taxhandover_id_seq', 1, false);
SELECT pg_catalog.setval('public.listings_brand_id_seq', 1, false);
SELECT pg_catalog.setval('public.listings_category_id_seq', 1, false);
SELECT pg_catalog.setval('public.listings_listing_id_seq', 1, false);
SELECT pg_catalog.setval('public.listings_listingphoto_id_seq', 1, false);
SELECT pg_catalog.setval('public.listings_photomatch_id_seq', 1, false);
SELECT pg_catalog.setval('public.listings_reservation_id_seq', 1, false);
SELECT pg_catalog.setval('public.listings_revision_id_seq', 1, false);
SELECT pg_catalog.setval('public.listings_variant_id_seq', 1, false);
SELECT pg_catalog.setval('public.media_cover_id_seq', 1, false);
SELECT pg_catalog.setval('public.media_photo_id_seq', 1, false);
SELECT pg_catalog.setval('public.mfa_authenticator_id_seq', 1, false);
SELECT pg_catalog.setval('public.notifications_notice_id_seq', 1, false);
SELECT pg_catalog.setval('public.notifications_preference_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_bagitem_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_case_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_caseentry_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_checkout_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_courierfile_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_courierline_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_deliveryattempt_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_label_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_order_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_orderline_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_ratingtally_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_returnlabel_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_review_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_reviewreport_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_taxrule_id_seq', 1, false);
SELECT pg_catalog.setval('public.orders_transition_id_seq', 1, false);
SELECT pg_catalog.setval('public.payments_bankfile_id_seq', 1, false);
SELECT pg_catalog.setval('public.payments_banklayout_id_seq', 1, false);
SELECT pg_catalog.setval('public.payments_bankline_id_seq', 1, false);
SELECT pg_catalog.setval('public.payments_connectedaccount_id_seq', 1, false);
SELECT pg_catalog.setval('public.payments_dispute_id_seq', 1, false);
SELECT pg_catalog.setval('public.payments_disputepart_id_seq', 1, false);
SELECT pg_catalog.setval('public.payments_payment_id_seq', 1, false);
SELECT pg_catalog.setval('public.payments_providermessage_id_seq', 1, false);
SELECT pg_catalog.setval('public.payments_providerpayout_id_seq', 1, false);
SELECT pg_catalog.setval('public.payments_refund_id_seq', 1, false);
SELECT pg_catalog.setval('public.risk_codban_id_seq', 1, false);
SELECT pg_catalog.setval('public.risk_codorder_id_seq', 1, false);
SELECT pg_catalog.setval('public.risk_codpolicy_id_seq', 1, false);
SELECT pg_catalog.setval('public.risk_driftweek_id_seq', 1, false);
SELECT pg_catalog.setval('public.risk_modelswitch_id_seq', 1, false);
SELECT pg_catalog.setval('public.risk_modelversion_id_seq', 1, false);
SELECT pg_catalog.setval('public.risk_onetimecode_id_seq', 1, false);
SELECT pg_catalog.setval('public.risk_outcomeentry_id_seq', 1, false);
SELECT pg_catalog.setval('public.risk_peer_id_seq', 1, false);
SELECT pg_catalog.setval('public.risk_phoneproof_id_seq', 1, false);
SELECT pg_catalog.setval('public.risk_reputationdispute_id_seq', 1, false);
SELECT pg_catalog.setval('public.risk_sharedcount_id_seq', 1, false);
SELECT pg_catalog.setval('public.risk_strike_id_seq', 1, false);
SELECT pg_catalog.setval('public.risk_strikeappeal_id_seq', 1, false);
SELECT pg_catalog.setval('public.social_block_id_seq', 1, false);
SELECT pg_catalog.setval('public.social_follow_id_seq', 1, false);
SELECT pg_catalog.setval('public.social_like_id_seq', 1, false);
SELECT pg_catalog.setval('public.social_mute_id_seq', 1, false);
SELECT pg_catalog.setval('public.social_tally_id_seq', 1, false);
SELECT pg_catalog.setval('public.socialaccount_socialaccount_id_seq', 1, false);
SELECT pg_catalog.setval('public.socialaccount_socialapp_id_seq', 1, false);
SELECT pg_catalog.setval('public.socialaccount_socialtoken_id_seq', 1, false);
SELECT pg_catalog.setval('public.usersessions_usersession_id_seq', 1, false);
ALTER TABLE ONLY public.ledger_payoutfile
    ADD CONSTRAINT a_batch_has_one_file_of_a_format UNIQUE (batch_id, format);
ALTER TABLE ONLY public.ledger_payout
    ADD CONSTRAINT a_batch_pays_a_seller_once UNIQUE (batch_id, account_id);
ALTER TABLE ONLY public.social_block
    ADD CONSTRAINT a_block_is_one_row UNIQUE (account_id, blocked_id);
ALTER TABLE ONLY public.orders_review
    ADD CONSTRAINT a_buyer_reviews_a_thing_once UNIQUE (line_id);
ALTER TABLE ONLY public.orders_checkout
    ADD CONSTRAINT a_checkout_happens_once_per_key UNIQUE (buyer_id, idempotency_key);
ALTER TABLE ONLY public.orders_order
    ADD CONSTRAINT a_checkout_makes_one_order_per_seller UNIQUE (checkout_id, seller_id);
ALTER TABLE ONLY public.risk_sharedcount
    ADD CONSTRAINT a_community_speaks_once_of_a_number UNIQUE (phone_hash, peer_id);
ALTER TABLE ONLY public.orders_courierfile
    ADD CONSTRAINT a_courier_file_is_read_once UNIQUE (digest);
ALTER TABLE ONLY public.payments_disputepart
    ADD CONSTRAINT a_dispute_takes_a_payment_once UNIQUE (dispute_id, payment_id);
ALTER TABLE ONLY public.kernel_failedfact
    ADD CONSTRAINT a_fact_fails_once_per_subscriber UNIQUE (subscriber, event_id);
ALTER TABLE ONLY public.notifications_notice
    ADD CONSTRAINT a_fact_is_told_once_to_a_person UNIQUE (account_id, fact);
ALTER TABLE ONLY public.social_follow
    ADD CONSTRAINT a_follow_is_one_row UNIQUE (followed_id, follower_id);
ALTER TABLE ONLY public.accounts_account
    ADD CONSTRAINT a_handle_looks_like_no_other UNIQUE (handle_skeleton);
ALTER TABLE ONLY public.social_like
    ADD CONSTRAINT a_like_is_one_row UNIQUE (kind, subject_id, account_id);
ALTER TABLE ONLY public.orders_courierline
    ADD CONSTRAINT a_line_of_a_courier_file_is_read_once UNIQUE (file_id, number);
ALTER TABLE ONLY public.listings_photomatch
    ADD CONSTRAINT a_match_is_marked_once UNIQUE (listing_id, photo_id, other_photo_id);
ALTER TABLE ONLY public.payments_providermessage
    ADD CONSTRAINT a_message_is_kept_once UNIQUE (provider, number);
ALTER TABLE ONLY public.social_mute
    ADD CONSTRAINT a_mute_is_one_row UNIQUE (account_id, muted_id);
ALTER TABLE ONLY public.listings_listingphoto
    ADD CONSTRAINT a_photo_stands_once_in_a_listing UNIQUE (listing_id, photo_id);
ALTER TABLE ONLY public.listings_listingphoto
    ADD CONSTRAINT a_place_in_a_listing_holds_one_photo UNIQUE (listing_id, "position") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payments_connectedaccount
    ADD CONSTRAINT a_providers_account_is_one_sellers UNIQUE (provider, number);
ALTER TABLE ONLY public.payments_refund
    ADD CONSTRAINT a_refund_command_happens_once UNIQUE (refund_key, payment_id);
ALTER TABLE ONLY public.discovery_savedsearch
    ADD CONSTRAINT a_search_is_saved_once_by_a_person UNIQUE (account_id, query);
ALTER TABLE ONLY public.payments_connectedaccount
    ADD CONSTRAINT a_seller_has_one_account_at_a_provider UNIQUE (account_id, provider);
ALTER TABLE ONLY public.ledger_commissioninvoice
    ADD CONSTRAINT a_seller_has_one_invoice_a_month UNIQUE (seller_id, month, currency, kind);
ALTER TABLE ONLY public.orders_bagitem
    ADD CONSTRAINT a_thing_is_in_a_bag_once UNIQUE (account_id, listing_id, variant_id);
ALTER TABLE ONLY public.listings_variant
    ADD CONSTRAINT a_variant_is_listed_once UNIQUE (listing_id, size, colour);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_account
    ADD CONSTRAINT accounts_account_email_key UNIQUE (email);
ALTER TABLE ONLY public.accounts_account_groups
    ADD CONSTRAINT accounts_account_groups_account_id_group_id_f64165b0_uniq UNIQUE (account_id, group_id);
ALTER TABLE ONLY public.accounts_account_groups
    ADD CONSTRAINT accounts_account_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_account
    ADD CONSTRAINT accounts_account_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_account_user_permissions
    ADD CONSTRAINT accounts_account_user_pe_account_id_permission_id_9af93c14_uniq UNIQUE (account_id, permission_id);
ALTER TABLE ONLY public.accounts_account_user_permissions
    ADD CONSTRAINT accounts_account_user_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_address
    ADD CONSTRAINT accounts_address_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_apitoken
    ADD CONSTRAINT accounts_apitoken_digest_key UNIQUE (digest);
ALTER TABLE ONLY public.accounts_apitoken
    ADD CONSTRAINT accounts_apitoken_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_appeal
    ADD CONSTRAINT accounts_appeal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_appeal
    ADD CONSTRAINT accounts_appeal_standing_id_key UNIQUE (standing_id);
ALTER TABLE ONLY public.accounts_standing
    ADD CONSTRAINT accounts_standing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_ratingtally
    ADD CONSTRAINT an_account_has_one_rating_per_role UNIQUE (account_id, role);
ALTER TABLE ONLY public.risk_phoneproof
    ADD CONSTRAINT an_account_proves_a_number_once UNIQUE (account_id, phone_key);
ALTER TABLE ONLY public.channels_awaitedphoto
    ADD CONSTRAINT an_address_is_awaited_once_per_listing UNIQUE (listing_id, address);
ALTER TABLE ONLY public.orders_deliveryattempt
    ADD CONSTRAINT an_attempt_is_counted_once UNIQUE (order_id, number);
ALTER TABLE ONLY public.ledger_commissioninvoice
    ADD CONSTRAINT an_invoice_number_is_given_once UNIQUE (series, number);
ALTER TABLE ONLY public.payments_payment
    ADD CONSTRAINT an_order_is_paid_once_by_each_method UNIQUE (order_id, method);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_awaitedphoto
    ADD CONSTRAINT channels_awaitedphoto_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_importproblem
    ADD CONSTRAINT channels_importproblem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_stockimport
    ADD CONSTRAINT channels_stockimport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.discovery_reach
    ADD CONSTRAINT discovery_reach_pkey PRIMARY KEY (listing_id);
ALTER TABLE ONLY public.discovery_savedsearch
    ADD CONSTRAINT discovery_savedsearch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.discovery_shelf
    ADD CONSTRAINT discovery_shelf_pkey PRIMARY KEY (listing_id);
ALTER TABLE ONLY public.discovery_stall
    ADD CONSTRAINT discovery_stall_pkey PRIMARY KEY (seller_id);
ALTER TABLE ONLY public.discovery_taste
    ADD CONSTRAINT discovery_taste_pkey PRIMARY KEY (owner);
ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY public.kernel_auditentry
    ADD CONSTRAINT kernel_auditentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kernel_failedfact
    ADD CONSTRAINT kernel_failedfact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kernel_heartbeat
    ADD CONSTRAINT kernel_heartbeat_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.kernel_job
    ADD CONSTRAINT kernel_job_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kernel_outboxevent
    ADD CONSTRAINT kernel_outboxevent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kernel_policyvalue
    ADD CONSTRAINT kernel_policyvalue_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kernel_readerposition
    ADD CONSTRAINT kernel_readerposition_pkey PRIMARY KEY (subscriber);
ALTER TABLE ONLY public.kernel_spentlimit
    ADD CONSTRAINT kernel_spentlimit_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.kernel_sweep
    ADD CONSTRAINT kernel_sweep_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.kernel_textpageedit
    ADD CONSTRAINT kernel_textpageedit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ledger_bookscheck
    ADD CONSTRAINT ledger_bookscheck_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ledger_commissioninvoice
    ADD CONSTRAINT ledger_commissioninvoice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ledger_commissionrule
    ADD CONSTRAINT ledger_commissionrule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ledger_difference
    ADD CONSTRAINT ledger_difference_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ledger_guardedbalance
    ADD CONSTRAINT ledger_guardedbalance_pkey PRIMARY KEY (account, currency);
ALTER TABLE ONLY public.ledger_invoicemonth
    ADD CONSTRAINT ledger_invoicemonth_pkey PRIMARY KEY (month);
ALTER TABLE ONLY public.ledger_invoiceseries
    ADD CONSTRAINT ledger_invoiceseries_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.ledger_ledgertransaction
    ADD CONSTRAINT ledger_ledgertransaction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ledger_payout
    ADD CONSTRAINT ledger_payout_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ledger_payoutbatch
    ADD CONSTRAINT ledger_payoutbatch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ledger_payoutdestination
    ADD CONSTRAINT ledger_payoutdestination_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ledger_payoutfile
    ADD CONSTRAINT ledger_payoutfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ledger_reconciliation
    ADD CONSTRAINT ledger_reconciliation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ledger_reservepart
    ADD CONSTRAINT ledger_reservepart_pkey PRIMARY KEY (order_id);
ALTER TABLE ONLY public.ledger_reserverule
    ADD CONSTRAINT ledger_reserverule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ledger_rolledbalance
    ADD CONSTRAINT ledger_rolledbalance_pkey PRIMARY KEY (account, currency);
ALTER TABLE ONLY public.ledger_rollup
    ADD CONSTRAINT ledger_rollup_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ledger_sale
    ADD CONSTRAINT ledger_sale_pkey PRIMARY KEY (order_id);
ALTER TABLE ONLY public.ledger_taxhandover
    ADD CONSTRAINT ledger_taxhandover_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ledger_taxhandover
    ADD CONSTRAINT ledger_taxhandover_reference_key UNIQUE (reference);
ALTER TABLE ONLY public.ledger_taxhandover
    ADD CONSTRAINT ledger_taxhandover_transaction_id_key UNIQUE (transaction_id);
ALTER TABLE ONLY public.listings_brand
    ADD CONSTRAINT listings_brand_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.listings_brand
    ADD CONSTRAINT listings_brand_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.listings_category
    ADD CONSTRAINT listings_category_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.listings_category
    ADD CONSTRAINT listings_category_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.listings_listing
    ADD CONSTRAINT listings_listing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.listings_listingphoto
    ADD CONSTRAINT listings_listingphoto_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.listings_photomatch
    ADD CONSTRAINT listings_photomatch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.listings_reservation
    ADD CONSTRAINT listings_reservation_key_key UNIQUE (key);
ALTER TABLE ONLY public.listings_reservation
    ADD CONSTRAINT listings_reservation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.listings_revision
    ADD CONSTRAINT listings_revision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.listings_variant
    ADD CONSTRAINT listings_variant_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.media_cover
    ADD CONSTRAINT media_cover_account_id_key UNIQUE (account_id);
ALTER TABLE ONLY public.media_cover
    ADD CONSTRAINT media_cover_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.media_photo
    ADD CONSTRAINT media_photo_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.media_photo
    ADD CONSTRAINT media_photo_token_key UNIQUE (token);
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notifications_notice
    ADD CONSTRAINT notifications_notice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notifications_preference
    ADD CONSTRAINT notifications_preference_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ledger_ledgertransaction
    ADD CONSTRAINT one_idempotency_key_is_one_transaction UNIQUE (idempotency_key);
ALTER TABLE ONLY public.notifications_preference
    ADD CONSTRAINT one_wish_for_each_topic_and_channel UNIQUE (account_id, topic, channel);
ALTER TABLE ONLY public.orders_bagitem
    ADD CONSTRAINT orders_bagitem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_case
    ADD CONSTRAINT orders_case_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_caseentry
    ADD CONSTRAINT orders_caseentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_checkout
    ADD CONSTRAINT orders_checkout_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_checkout
    ADD CONSTRAINT orders_checkout_reference_1abf5ddc_uniq UNIQUE (reference);
ALTER TABLE ONLY public.orders_courierfile
    ADD CONSTRAINT orders_courierfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_courierline
    ADD CONSTRAINT orders_courierline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_deliveryattempt
    ADD CONSTRAINT orders_deliveryattempt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_label
    ADD CONSTRAINT orders_label_order_id_key UNIQUE (order_id);
ALTER TABLE ONLY public.orders_label
    ADD CONSTRAINT orders_label_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_order
    ADD CONSTRAINT orders_order_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_orderline
    ADD CONSTRAINT orders_orderline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_pickupplace
    ADD CONSTRAINT orders_pickupplace_pkey PRIMARY KEY (account_id);
ALTER TABLE ONLY public.orders_ratingtally
    ADD CONSTRAINT orders_ratingtally_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_returnlabel
    ADD CONSTRAINT orders_returnlabel_case_id_key UNIQUE (case_id);
ALTER TABLE ONLY public.orders_returnlabel
    ADD CONSTRAINT orders_returnlabel_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_review
    ADD CONSTRAINT orders_review_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_reviewreport
    ADD CONSTRAINT orders_reviewreport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_taxrule
    ADD CONSTRAINT orders_taxrule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_transition
    ADD CONSTRAINT orders_transition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payments_bankfile
    ADD CONSTRAINT payments_bankfile_digest_key UNIQUE (digest);
ALTER TABLE ONLY public.payments_bankfile
    ADD CONSTRAINT payments_bankfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payments_banklayout
    ADD CONSTRAINT payments_banklayout_layout_key UNIQUE (layout);
ALTER TABLE ONLY public.payments_banklayout
    ADD CONSTRAINT payments_banklayout_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payments_bankline
    ADD CONSTRAINT payments_bankline_fingerprint_key UNIQUE (fingerprint);
ALTER TABLE ONLY public.payments_bankline
    ADD CONSTRAINT payments_bankline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payments_connectedaccount
    ADD CONSTRAINT payments_connectedaccount_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payments_dispute
    ADD CONSTRAINT payments_dispute_number_key UNIQUE (number);
ALTER TABLE ONLY public.payments_dispute
    ADD CONSTRAINT payments_dispute_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payments_disputepart
    ADD CONSTRAINT payments_disputepart_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payments_payment
    ADD CONSTRAINT payments_payment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payments_providermessage
    ADD CONSTRAINT payments_providermessage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payments_providerpayout
    ADD CONSTRAINT payments_providerpayout_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payments_refund
    ADD CONSTRAINT payments_refund_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.risk_codban
    ADD CONSTRAINT risk_codban_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.risk_codorder
    ADD CONSTRAINT risk_codorder_order_id_key UNIQUE (order_id);
ALTER TABLE ONLY public.risk_codorder
    ADD CONSTRAINT risk_codorder_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.risk_codpolicy
    ADD CONSTRAINT risk_codpolicy_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.risk_driftweek
    ADD CONSTRAINT risk_driftweek_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.risk_driftweek
    ADD CONSTRAINT risk_driftweek_week_key UNIQUE (week);
ALTER TABLE ONLY public.risk_modelswitch
    ADD CONSTRAINT risk_modelswitch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.risk_modelversion
    ADD CONSTRAINT risk_modelversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.risk_onetimecode
    ADD CONSTRAINT risk_onetimecode_nonce_key UNIQUE (nonce);
ALTER TABLE ONLY public.risk_onetimecode
    ADD CONSTRAINT risk_onetimecode_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.risk_outcomeentry
    ADD CONSTRAINT risk_outcomeentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.risk_peer
    ADD CONSTRAINT risk_peer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.risk_phoneproof
    ADD CONSTRAINT risk_phoneproof_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.risk_reputationdispute
    ADD CONSTRAINT risk_reputationdispute_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.risk_sharedcount
    ADD CONSTRAINT risk_sharedcount_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.risk_strike
    ADD CONSTRAINT risk_strike_cod_order_id_key UNIQUE (cod_order_id);
ALTER TABLE ONLY public.risk_strike
    ADD CONSTRAINT risk_strike_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.risk_strikeappeal
    ADD CONSTRAINT risk_strikeappeal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.risk_strikeappeal
    ADD CONSTRAINT risk_strikeappeal_strike_id_key UNIQUE (strike_id);
ALTER TABLE ONLY public.risk_toldcount
    ADD CONSTRAINT risk_toldcount_pkey PRIMARY KEY (phone_hash);
ALTER TABLE ONLY public.social_block
    ADD CONSTRAINT social_block_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.social_follow
    ADD CONSTRAINT social_follow_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.social_like
    ADD CONSTRAINT social_like_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.social_mute
    ADD CONSTRAINT social_mute_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.social_tally
    ADD CONSTRAINT social_tally_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_provider_uid_fc810c6e_uniq UNIQUE (provider, uid);
ALTER TABLE ONLY public.socialaccount_socialapp
    ADD CONSTRAINT socialaccount_socialapp_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq UNIQUE (app_id, account_id);
ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders_reviewreport
    ADD CONSTRAINT somebody_reports_a_review_once UNIQUE (review_id, reporter_id);
ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_session_key_key UNIQUE (session_key);
CREATE UNIQUE INDEX a_brand_is_there_once ON public.listings_brand USING btree (lower((name)::text));
CREATE UNIQUE INDEX a_community_is_there_once ON public.risk_peer USING btree (url) WHERE (removed_at IS NULL);
CREATE UNIQUE INDEX a_handle_belongs_to_one_account ON public.accounts_account USING btree (lower((handle)::text));
CREATE UNIQUE INDEX a_key_is_of_one_community ON public.risk_peer USING btree (public_key) WHERE (removed_at IS NULL);
CREATE UNIQUE INDEX a_number_has_one_open_dispute ON public.risk_reputationdispute USING btree (phone_hash) WHERE (answered_at IS NULL);
CREATE UNIQUE INDEX a_reference_has_one_open_difference ON public.ledger_difference USING btree (source, reference, currency) WHERE (NOT ((state)::text = 'closed'::text));
CREATE UNIQUE INDEX a_seller_has_one_payout_waiting_at_a_provider ON public.payments_providerpayout USING btree (connected_id) WHERE ((state)::text = 'waiting'::text);
CREATE UNIQUE INDEX a_seller_has_one_reserve ON public.ledger_reserverule USING btree (seller_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX a_seller_is_paid_to_one_place ON public.ledger_payoutdestination USING btree (account_id) WHERE (replaced_at IS NULL);
CREATE UNIQUE INDEX a_seller_reviews_a_buyer_once_an_order ON public.orders_review USING btree (order_id) WHERE ((role)::text = 'seller'::text);
CREATE UNIQUE INDEX a_tally_is_one_row ON public.social_tally USING btree (kind, subject_id) INCLUDE (count);
CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);
CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);
CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);
CREATE INDEX accounts_account_groups_account_id_52f14852 ON public.accounts_account_groups USING btree (account_id);
CREATE INDEX accounts_account_groups_group_id_7c6a6bd1 ON public.accounts_account_groups USING btree (group_id);
CREATE INDEX accounts_account_user_permissions_account_id_816f9bde ON public.accounts_account_user_permissions USING btree (account_id);
CREATE INDEX accounts_account_user_permissions_permission_id_24620205 ON public.accounts_account_user_permissions USING btree (permission_id);
CREATE INDEX accounts_address_account_id_aa0fe0e4 ON public.accounts_address USING btree (account_id);
CREATE INDEX accounts_apitoken_account_id_c5e627d6 ON public.accounts_apitoken USING btree (account_id);
CREATE INDEX accounts_appeal_answered_by_id_527a71b7 ON public.accounts_appeal USING btree (answered_by_id);
CREATE INDEX accounts_standing_account_id_ccb9931c ON public.accounts_standing USING btree (account_id);
CREATE INDEX accounts_standing_decided_by_id_d4b40024 ON public.accounts_standing USING btree (decided_by_id);
CREATE UNIQUE INDEX an_account_has_one_default_address ON public.accounts_address USING btree (account_id) WHERE (is_default AND (removed_at IS NULL));
CREATE UNIQUE INDEX an_imported_thing_is_there_once ON public.listings_listing USING btree (seller_id, source, source_key) WHERE (NOT ((source)::text = ''::text));
CREATE UNIQUE INDEX an_order_has_one_open_case ON public.orders_case USING btree (order_id) WHERE (NOT ((state)::text = 'closed'::text));
CREATE UNIQUE INDEX an_order_takes_each_step_once_but_disputes ON public.orders_transition USING btree (order_id, state) WHERE (NOT ((state)::text = ANY ((ARRAY['delivered'::character varying, 'disputed'::character varying])::text[])));
CREATE INDEX audit_by_actor ON public.kernel_auditentry USING btree (actor_id, id DESC);
CREATE INDEX audit_by_subject ON public.kernel_auditentry USING btree (subject, id DESC);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);
CREATE INDEX bank_lines_to_decide ON public.payments_bankline USING btree (booked_on) WHERE ((state)::text = ANY ((ARRAY['open'::character varying, 'kept'::character varying])::text[]));
CREATE INDEX bans_in_force ON public.risk_codban USING btree (account_id, until DESC) WHERE (lifted_at IS NULL);
CREATE INDEX cases_before_moderators ON public.orders_case USING btree (state, due_at);
CREATE INDEX cases_whose_clock_ends ON public.orders_case USING btree (due_at) WHERE (NOT ((state)::text = 'closed'::text));
CREATE INDEX channels_awaitedphoto_listing_id_9d6467b3 ON public.channels_awaitedphoto USING btree (listing_id);
CREATE INDEX channels_awaitedphoto_seller_id_6bb44bbd ON public.channels_awaitedphoto USING btree (seller_id);
CREATE INDEX channels_awaitedphoto_stock_import_id_559a7753 ON public.channels_awaitedphoto USING btree (stock_import_id);
CREATE INDEX channels_importproblem_stock_import_id_1738c18e ON public.channels_importproblem USING btree (stock_import_id);
CREATE INDEX channels_stockimport_seller_id_bcff699c ON public.channels_stockimport USING btree (seller_id);
CREATE INDEX cod_of_a_buyer ON public.risk_codorder USING btree (buyer_id, placed_at DESC);
CREATE INDEX cod_of_a_device ON public.risk_codorder USING btree (device_key, placed_at DESC) WHERE (NOT ((device_key)::text = ''::text));
CREATE INDEX cod_of_a_phone ON public.risk_codorder USING btree (phone_key, placed_at DESC) WHERE (NOT ((phone_key)::text = ''::text));
CREATE INDEX cod_of_a_seller ON public.risk_codorder USING btree (seller_id, ended_at DESC) WHERE (ended_at IS NOT NULL);
CREATE INDEX cod_of_an_address ON public.risk_codorder USING btree (address_key, placed_at DESC) WHERE (NOT ((address_key)::text = ''::text));
CREATE INDEX cod_of_an_area ON public.risk_codorder USING btree (area, ended_at DESC) WHERE (ended_at IS NOT NULL);
CREATE INDEX cod_placed_with_a_seller ON public.risk_codorder USING btree (seller_id, placed_at DESC);
CREATE INDEX cod_taken_or_lost ON public.risk_codorder USING btree (ended_at DESC) WHERE ((outcome)::text = ANY ((ARRAY['delivered'::character varying, 'refused'::character varying, 'unreachable'::character varying])::text[]));
CREATE INDEX codes_of_an_order ON public.risk_onetimecode USING btree (order_id, id DESC);
CREATE INDEX discovery_reach_seller_id_35cdc60e ON public.discovery_reach USING btree (seller_id);
CREATE INDEX discovery_savedsearch_account_id_9236c1a6 ON public.discovery_savedsearch USING btree (account_id);
CREATE INDEX discovery_shelf_version_87bec0f4 ON public.discovery_shelf USING btree (version);
CREATE INDEX django_admin_log_content_type_id_c4bce8eb ON public.django_admin_log USING btree (content_type_id);
CREATE INDEX django_admin_log_user_id_c564eba6 ON public.django_admin_log USING btree (user_id);
CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);
CREATE INDEX entries_by_number ON public.ledger_ledgerentry USING brin (id);
CREATE INDEX entries_of_an_account ON public.ledger_ledgerentry USING btree (account, currency, id);
CREATE INDEX failed_facts_still_tried ON public.kernel_failedfact USING btree (subscriber, subject, "position") WHERE (set_aside_at IS NULL);
CREATE INDEX handovers_of_an_account ON public.ledger_taxhandover USING btree (account, currency, id DESC);
CREATE INDEX imports_of_a_seller ON public.channels_stockimport USING btree (seller_id, started_at DESC);
CREATE INDEX jobs_still_to_do ON public.kernel_job USING btree (queue, run_at, id) WHERE (set_aside_at IS NULL);
CREATE INDEX kernel_failedfact_event_id_b786b457 ON public.kernel_failedfact USING btree (event_id);
CREATE INDEX ledger_by_order ON public.ledger_ledgertransaction USING btree (order_id) WHERE (order_id IS NOT NULL);
CREATE INDEX ledger_commissioninvoice_seller_id_85436160 ON public.ledger_commissioninvoice USING btree (seller_id);
CREATE INDEX ledger_commissionrule_seller_id_09c661e6 ON public.ledger_commissionrule USING btree (seller_id);
CREATE INDEX ledger_difference_closed_by_id_182efb66 ON public.ledger_difference USING btree (closed_by_id);
CREATE INDEX ledger_difference_owner_id_06f15047 ON public.ledger_difference USING btree (owner_id);
CREATE INDEX ledger_difference_reconciliation_id_d2fb4ef7 ON public.ledger_difference USING btree (reconciliation_id);
CREATE INDEX ledger_ledgerentry_transaction_id_fa6d82da ON public.ledger_ledgerentry USING btree (transaction_id);
CREATE INDEX ledger_payout_account_id_d8a7123e ON public.ledger_payout USING btree (account_id);
CREATE INDEX ledger_payout_batch_id_7e2ab5c9 ON public.ledger_payout USING btree (batch_id);
CREATE INDEX ledger_payoutbatch_created_by_id_6c582f91 ON public.ledger_payoutbatch USING btree (created_by_id);
CREATE INDEX ledger_payoutbatch_paid_by_id_92db01e5 ON public.ledger_payoutbatch USING btree (paid_by_id);
CREATE INDEX ledger_payoutdestination_account_id_2ae558a3 ON public.ledger_payoutdestination USING btree (account_id);
CREATE INDEX ledger_payoutfile_batch_id_239fb896 ON public.ledger_payoutfile USING btree (batch_id);
CREATE INDEX ledger_reconciliation_made_by_id_e53f22d1 ON public.ledger_reconciliation USING btree (made_by_id);
CREATE INDEX ledger_reserverule_decided_by_id_8ac43713 ON public.ledger_reserverule USING btree (decided_by_id);
CREATE INDEX ledger_reserverule_seller_id_0e845cf7 ON public.ledger_reserverule USING btree (seller_id);
CREATE INDEX ledger_taxhandover_noted_by_id_9ff0d7a7 ON public.ledger_taxhandover USING btree (noted_by_id);
CREATE INDEX likes_newest ON public.social_like USING btree (account_id, kind, id DESC);
CREATE INDEX listing_expiring ON public.listings_listing USING btree (expires_at) WHERE ((state)::text = 'active'::text);
CREATE INDEX listing_fresh ON public.listings_listing USING btree (published_at DESC) WHERE ((state)::text = 'active'::text);
CREATE INDEX listing_of_closet ON public.listings_listing USING btree (seller_id, state, published_at DESC);
CREATE INDEX listing_on_shelf ON public.listings_listing USING btree (category_id, published_at DESC) WHERE ((state)::text = 'active'::text);
CREATE INDEX listings_category_parent_id_34e67a55 ON public.listings_category USING btree (parent_id);
CREATE INDEX listings_listing_brand_id_1cee6df4 ON public.listings_listing USING btree (brand_id);
CREATE INDEX listings_listing_category_id_cf06ef7f ON public.listings_listing USING btree (category_id);
CREATE INDEX listings_listing_cover_id_d4589385 ON public.listings_listing USING btree (cover_id);
CREATE INDEX listings_listing_seller_id_c51e0dea ON public.listings_listing USING btree (seller_id);
CREATE INDEX listings_listingphoto_listing_id_f3ff802e ON public.listings_listingphoto USING btree (listing_id);
CREATE INDEX listings_listingphoto_photo_id_e835d643 ON public.listings_listingphoto USING btree (photo_id);
CREATE INDEX listings_photomatch_listing_id_7f5fb7a1 ON public.listings_photomatch USING btree (listing_id);
CREATE INDEX listings_photomatch_looked_by_id_6b508111 ON public.listings_photomatch USING btree (looked_by_id);
CREATE INDEX listings_photomatch_other_photo_id_77dfb36d ON public.listings_photomatch USING btree (other_photo_id);
CREATE INDEX listings_photomatch_photo_id_f0dfae77 ON public.listings_photomatch USING btree (photo_id);
CREATE INDEX listings_reservation_listing_id_19158469 ON public.listings_reservation USING btree (listing_id);
CREATE INDEX listings_reservation_variant_id_9dda1f97 ON public.listings_reservation USING btree (variant_id);
CREATE INDEX listings_revision_actor_id_bda15b46 ON public.listings_revision USING btree (actor_id);
CREATE INDEX listings_revision_listing_id_a12a43ac ON public.listings_revision USING btree (listing_id);
CREATE INDEX listings_variant_listing_id_fed4dc89 ON public.listings_variant USING btree (listing_id);
CREATE INDEX media_cover_photo_id_6ea44b9d ON public.media_cover USING btree (photo_id);
CREATE INDEX media_photo_owner_id_faa78bd1 ON public.media_photo USING btree (owner_id);
CREATE INDEX messages_that_wait ON public.payments_providermessage USING btree (received_at) WHERE ((outcome)::text = 'waiting'::text);
CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);
CREATE INDEX newest_policy_of_a_seller ON public.risk_codpolicy USING btree (seller_id, id DESC);
CREATE INDEX notices_newest ON public.notifications_notice USING btree (account_id, id DESC);
CREATE INDEX notices_not_read ON public.notifications_notice USING btree (account_id, bunch) WHERE (read_at IS NULL);
CREATE INDEX notifications_notice_account_id_cd0b32f2 ON public.notifications_notice USING btree (account_id);
CREATE INDEX notifications_preference_account_id_e59435b3 ON public.notifications_preference USING btree (account_id);
CREATE UNIQUE INDEX one_fact_has_one_position ON public.kernel_outboxevent USING btree ("position") WHERE ("position" IS NOT NULL);
CREATE INDEX orders_bagitem_seller_id_2d6c18ba ON public.orders_bagitem USING btree (seller_id);
CREATE INDEX orders_case_appealed_by_id_be73bd3e ON public.orders_case USING btree (appealed_by_id);
CREATE INDEX orders_case_claimed_by_id_ac0d099e ON public.orders_case USING btree (claimed_by_id);
CREATE INDEX orders_case_decided_by_id_5413c27b ON public.orders_case USING btree (decided_by_id);
CREATE INDEX orders_case_order_id_d6e09d0b ON public.orders_case USING btree (order_id);
CREATE INDEX orders_caseentry_actor_id_e06d30cf ON public.orders_caseentry USING btree (actor_id);
CREATE INDEX orders_caseentry_case_id_91b46f6e ON public.orders_caseentry USING btree (case_id);
CREATE INDEX orders_courierfile_read_by_id_3f051dc5 ON public.orders_courierfile USING btree (read_by_id);
CREATE INDEX orders_courierline_file_id_10ab149a ON public.orders_courierline USING btree (file_id);
CREATE INDEX orders_courierline_order_id_4d36fe46 ON public.orders_courierline USING btree (order_id);
CREATE INDEX orders_deliveryattempt_order_id_2b982c3b ON public.orders_deliveryattempt USING btree (order_id);
CREATE INDEX orders_deliveryattempt_reported_by_id_ff5bfb9f ON public.orders_deliveryattempt USING btree (reported_by_id);
CREATE INDEX orders_in_one_parcel ON public.orders_order USING btree (combined_with_id) WHERE (combined_with_id IS NOT NULL);
CREATE INDEX orders_of_a_buyer ON public.orders_order USING btree (buyer_id, id DESC);
CREATE INDEX orders_orderline_listing_id_5ddb1180 ON public.orders_orderline USING btree (listing_id);
CREATE INDEX orders_orderline_order_id_17f8f3ef ON public.orders_orderline USING btree (order_id);
CREATE INDEX orders_ratingtally_account_id_f3096d31 ON public.orders_ratingtally USING btree (account_id);
CREATE INDEX orders_review_about_id_b1d87a9b ON public.orders_review USING btree (about_id);
CREATE INDEX orders_review_author_id_8cb7f022 ON public.orders_review USING btree (author_id);
CREATE INDEX orders_review_hidden_by_id_89b7b539 ON public.orders_review USING btree (hidden_by_id);
CREATE INDEX orders_review_line_id_39b5e4d3 ON public.orders_review USING btree (line_id);
CREATE INDEX orders_review_order_id_aec09156 ON public.orders_review USING btree (order_id);
CREATE INDEX orders_reviewreport_answered_by_id_49c7eb0b ON public.orders_reviewreport USING btree (answered_by_id);
CREATE INDEX orders_reviewreport_reporter_id_d42cd24b ON public.orders_reviewreport USING btree (reporter_id);
CREATE INDEX orders_reviewreport_review_id_2cad4a66 ON public.orders_reviewreport USING btree (review_id);
CREATE INDEX orders_that_can_be_joined ON public.orders_order USING btree (buyer_id, seller_id, id DESC) WHERE ((state)::text = ANY ((ARRAY['placed'::character varying, 'verifying'::character varying, 'confirmed'::character varying])::text[]));
CREATE INDEX orders_to_settle ON public.orders_order USING btree (id) WHERE ((state)::text = 'accepted'::text);
CREATE INDEX orders_transition_order_id_11ff0da3 ON public.orders_transition USING btree (order_id);
CREATE INDEX orders_whose_clock_ends ON public.orders_order USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX outbox_not_yet_in_order ON public.kernel_outboxevent USING btree (id) WHERE ("position" IS NULL);
CREATE INDEX payments_bankfile_uploaded_by_id_a97ce32f ON public.payments_bankfile USING btree (uploaded_by_id);
CREATE INDEX payments_banklayout_saved_by_id_7e586db8 ON public.payments_banklayout USING btree (saved_by_id);
CREATE INDEX payments_bankline_decided_by_id_fbec9a4d ON public.payments_bankline USING btree (decided_by_id);
CREATE INDEX payments_bankline_file_id_afb58640 ON public.payments_bankline USING btree (file_id);
CREATE INDEX payments_bankline_owner_id_487efa7e ON public.payments_bankline USING btree (owner_id);
CREATE INDEX payments_bankline_reference_f9e63c26 ON public.payments_bankline USING btree (reference);
CREATE INDEX payments_connectedaccount_account_id_4272b906 ON public.payments_connectedaccount USING btree (account_id);
CREATE INDEX payments_disputepart_dispute_id_8de51499 ON public.payments_disputepart USING btree (dispute_id);
CREATE INDEX payments_disputepart_payment_id_45a52709 ON public.payments_disputepart USING btree (payment_id);
CREATE INDEX payments_of_an_intent ON public.payments_payment USING btree (intent) WHERE (NOT ((intent)::text = ''::text));
CREATE INDEX payments_payment_reference_1d502039 ON public.payments_payment USING btree (reference);
CREATE INDEX payments_providerpayout_connected_id_f279d24e ON public.payments_providerpayout USING btree (connected_id);
CREATE INDEX payments_refund_payment_id_a70693f7 ON public.payments_refund USING btree (payment_id);
CREATE INDEX payments_refund_sent_by_id_2cdc821b ON public.payments_refund USING btree (sent_by_id);
CREATE INDEX photo_by_fingerprint ON public.media_photo USING gin (fingerprint_bands);
CREATE INDEX photo_of_owner ON public.media_photo USING btree (owner_id, id DESC);
CREATE INDEX photos_due_to_be_fetched ON public.channels_awaitedphoto USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX policy_newest ON public.kernel_policyvalue USING btree (name, id DESC);
CREATE INDEX problems_in_file_order ON public.channels_importproblem USING btree (stock_import_id, line);
CREATE INDEX provider_payouts_to_send ON public.payments_providerpayout USING btree (next_try_at) WHERE ((state)::text = 'waiting'::text);
CREATE INDEX reconciliations_of_a_source ON public.ledger_reconciliation USING btree (source, day DESC);
CREATE INDEX refunds_to_send ON public.payments_refund USING btree (next_try_at) WHERE (sent_at IS NULL);
CREATE INDEX reservation_running_out ON public.listings_reservation USING btree (until) WHERE ((completed_at IS NULL) AND (released_at IS NULL));
CREATE INDEX reserves_to_release ON public.ledger_reservepart USING btree (due_at) WHERE (released_at IS NULL);
CREATE INDEX reviews_of_a_person ON public.orders_review USING btree (about_id, role, shown_at DESC, id DESC) WHERE ((hidden_at IS NULL) AND (shown_at IS NOT NULL));
CREATE INDEX reviews_to_show ON public.orders_review USING btree (shows_by) WHERE (shown_at IS NULL);
CREATE INDEX revision_newest ON public.listings_revision USING btree (listing_id, id DESC);
CREATE INDEX risk_codban_account_id_b3017765 ON public.risk_codban USING btree (account_id);
CREATE INDEX risk_codorder_buyer_id_f06ca61b ON public.risk_codorder USING btree (buyer_id);
CREATE INDEX risk_codorder_seller_id_028aed01 ON public.risk_codorder USING btree (seller_id);
CREATE INDEX risk_codpolicy_seller_id_7af5c4a3 ON public.risk_codpolicy USING btree (seller_id);
CREATE INDEX risk_modelswitch_switched_by_id_a130ccc8 ON public.risk_modelswitch USING btree (switched_by_id);
CREATE INDEX risk_modelswitch_version_id_f7d20ff8 ON public.risk_modelswitch USING btree (version_id);
CREATE INDEX risk_modelversion_trained_by_id_5c811cd8 ON public.risk_modelversion USING btree (trained_by_id);
CREATE INDEX risk_onetimecode_buyer_id_24294f62 ON public.risk_onetimecode USING btree (buyer_id);
CREATE INDEX risk_outcomeentry_actor_id_683e34b0 ON public.risk_outcomeentry USING btree (actor_id);
CREATE INDEX risk_outcomeentry_cod_order_id_43a87d55 ON public.risk_outcomeentry USING btree (cod_order_id);
CREATE INDEX risk_phoneproof_account_id_f373fce7 ON public.risk_phoneproof USING btree (account_id);
CREATE INDEX risk_reputationdispute_account_id_2712705c ON public.risk_reputationdispute USING btree (account_id);
CREATE INDEX risk_reputationdispute_answered_by_id_015b90ed ON public.risk_reputationdispute USING btree (answered_by_id);
CREATE INDEX risk_sharedcount_peer_id_5bdc01bd ON public.risk_sharedcount USING btree (peer_id);
CREATE INDEX risk_strike_account_id_02112d55 ON public.risk_strike USING btree (account_id);
CREATE INDEX risk_strike_lifted_by_id_bca239b4 ON public.risk_strike USING btree (lifted_by_id);
CREATE INDEX risk_strikeappeal_answered_by_id_172127b3 ON public.risk_strikeappeal USING btree (answered_by_id);
CREATE INDEX rules_in_order ON public.ledger_commissionrule USING btree (place, id) WHERE (ended_at IS NULL);
CREATE INDEX sales_of_a_seller ON public.orders_order USING btree (seller_id, state, id DESC);
CREATE INDEX saved_search_due ON public.discovery_savedsearch USING btree (checked_at);
CREATE INDEX shelf_by_lot ON public.discovery_shelf USING btree (lot) WHERE (left_at IS NULL);
CREATE INDEX shelf_dropped ON public.discovery_shelf USING btree (category, dropped_at DESC) WHERE ((dropped_at IS NOT NULL) AND (left_at IS NULL));
CREATE INDEX shelf_fits ON public.discovery_shelf USING gin (fits);
CREATE INDEX shelf_fresh ON public.discovery_shelf USING btree (published_at DESC) WHERE (left_at IS NULL);
CREATE INDEX shelf_of_brand ON public.discovery_shelf USING btree (brand, published_at DESC) WHERE (left_at IS NULL);
CREATE INDEX shelf_of_category ON public.discovery_shelf USING btree (category, published_at DESC) WHERE (left_at IS NULL);
CREATE INDEX shelf_of_city ON public.discovery_shelf USING btree (city, published_at DESC) WHERE (left_at IS NULL);
CREATE INDEX shelf_of_seller ON public.discovery_shelf USING btree (seller_id, published_at DESC) WHERE (left_at IS NULL);
CREATE INDEX social_block_blocked_id_c908d45e ON public.social_block USING btree (blocked_id);
CREATE INDEX social_follow_follower_id_a92b1c63 ON public.social_follow USING btree (follower_id);
CREATE INDEX social_like_owner_id_9c8dc314 ON public.social_like USING btree (owner_id);
CREATE INDEX social_mute_muted_id_2f90d70c ON public.social_mute USING btree (muted_id);
CREATE INDEX socialaccount_socialaccount_user_id_8146e70c ON public.socialaccount_socialaccount USING btree (user_id);
CREATE INDEX socialaccount_socialtoken_account_id_951f210e ON public.socialaccount_socialtoken USING btree (account_id);
CREATE INDEX socialaccount_socialtoken_app_id_636a42d7 ON public.socialaccount_socialtoken USING btree (app_id);
CREATE INDEX stall_waiting_for_buyer ON public.discovery_stall USING btree (shown, opened_at DESC) WHERE (sold_at IS NULL);
CREATE INDEX standing_newest ON public.accounts_standing USING btree (account_id, id DESC);
CREATE INDEX steps_by_state_and_time ON public.orders_transition USING btree (state, at);
CREATE INDEX strikes_of_an_account ON public.risk_strike USING btree (account_id, given_at DESC);
CREATE INDEX tally_largest ON public.social_tally USING btree (kind, count DESC);
CREATE INDEX taste_by_age ON public.discovery_taste USING btree (moved_at);
CREATE INDEX taxes_in_order ON public.orders_taxrule USING btree (place, id) WHERE (ended_at IS NULL);
CREATE INDEX text_page_newest ON public.kernel_textpageedit USING btree (slug, language, id DESC);
CREATE UNIQUE INDEX the_cash_of_a_parcel_is_handed_over_once ON public.orders_courierline USING btree (order_id) WHERE ((collected_minor > 0) AND ((outcome)::text = ANY ((ARRAY['done'::character varying, 'differs'::character varying])::text[])));
CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));
CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";
CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;
CREATE INDEX usersessions_usersession_user_id_af5e0a6d ON public.usersessions_usersession USING btree (user_id);
CREATE TRIGGER audit_is_append_only BEFORE DELETE OR UPDATE ON public.kernel_auditentry FOR EACH ROW EXECUTE FUNCTION public.kernel_refuse_change();
CREATE TRIGGER entries_are_append_only BEFORE DELETE OR UPDATE ON public.ledger_ledgerentry FOR EACH ROW EXECUTE FUNCTION public.ledger_refuse_change();
CREATE TRIGGER entries_keep_balance AFTER INSERT ON public.ledger_ledgerentry REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.ledger_keep_balance();
CREATE TRIGGER policies_are_append_only BEFORE DELETE OR UPDATE ON public.kernel_policyvalue FOR EACH ROW EXECUTE FUNCTION public.kernel_refuse_change();
CREATE TRIGGER transactions_are_append_only BEFORE DELETE OR UPDATE ON public.ledger_ledgertransaction FOR EACH ROW EXECUTE FUNCTION public.ledger_refuse_change();
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_accounts_account_id FOREIGN KEY (user_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_account_groups
    ADD CONSTRAINT accounts_account_gro_account_id_52f14852_fk_accounts_ FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_account_groups
    ADD CONSTRAINT accounts_account_groups_group_id_7c6a6bd1_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_account_user_permissions
    ADD CONSTRAINT accounts_account_use_account_id_816f9bde_fk_accounts_ FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_account_user_permissions
    ADD CONSTRAINT accounts_account_use_permission_id_24620205_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_address
    ADD CONSTRAINT accounts_address_account_id_aa0fe0e4_fk_accounts_account_id FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_apitoken
    ADD CONSTRAINT accounts_apitoken_account_id_c5e627d6_fk_accounts_account_id FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_appeal
    ADD CONSTRAINT accounts_appeal_answered_by_id_527a71b7_fk_accounts_account_id FOREIGN KEY (answered_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_appeal
    ADD CONSTRAINT accounts_appeal_standing_id_e4595171_fk_accounts_standing_id FOREIGN KEY (standing_id) REFERENCES public.accounts_standing(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_standing
    ADD CONSTRAINT accounts_standing_account_id_ccb9931c_fk_accounts_account_id FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_standing
    ADD CONSTRAINT accounts_standing_decided_by_id_d4b40024_fk_accounts_account_id FOREIGN KEY (decided_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_awaitedphoto
    ADD CONSTRAINT channels_awaitedphot_listing_id_9d6467b3_fk_listings_ FOREIGN KEY (listing_id) REFERENCES public.listings_listing(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_awaitedphoto
    ADD CONSTRAINT channels_awaitedphot_stock_import_id_559a7753_fk_channels_ FOREIGN KEY (stock_import_id) REFERENCES public.channels_stockimport(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_awaitedphoto
    ADD CONSTRAINT channels_awaitedphoto_seller_id_6bb44bbd_fk_accounts_account_id FOREIGN KEY (seller_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_importproblem
    ADD CONSTRAINT channels_importprobl_stock_import_id_1738c18e_fk_channels_ FOREIGN KEY (stock_import_id) REFERENCES public.channels_stockimport(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_stockimport
    ADD CONSTRAINT channels_stockimport_seller_id_bcff699c_fk_accounts_account_id FOREIGN KEY (seller_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.discovery_savedsearch
    ADD CONSTRAINT discovery_savedsearc_account_id_9236c1a6_fk_accounts_ FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_content_type_id_c4bce8eb_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_user_id_c564eba6_fk_accounts_account_id FOREIGN KEY (user_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.kernel_failedfact
    ADD CONSTRAINT kernel_failedfact_event_id_b786b457_fk_kernel_outboxevent_id FOREIGN KEY (event_id) REFERENCES public.kernel_outboxevent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ledger_commissioninvoice
    ADD CONSTRAINT ledger_commissioninv_seller_id_85436160_fk_accounts_ FOREIGN KEY (seller_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ledger_commissionrule
    ADD CONSTRAINT ledger_commissionrule_seller_id_09c661e6_fk_accounts_account_id FOREIGN KEY (seller_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ledger_difference
    ADD CONSTRAINT ledger_difference_closed_by_id_182efb66_fk_accounts_account_id FOREIGN KEY (closed_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ledger_difference
    ADD CONSTRAINT ledger_difference_owner_id_06f15047_fk_accounts_account_id FOREIGN KEY (owner_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ledger_difference
    ADD CONSTRAINT ledger_difference_reconciliation_id_d2fb4ef7_fk_ledger_re FOREIGN KEY (reconciliation_id) REFERENCES public.ledger_reconciliation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ledger_payout
    ADD CONSTRAINT ledger_payout_account_id_d8a7123e_fk_accounts_account_id FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ledger_payout
    ADD CONSTRAINT ledger_payout_batch_id_7e2ab5c9_fk_ledger_payoutbatch_id FOREIGN KEY (batch_id) REFERENCES public.ledger_payoutbatch(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ledger_payoutbatch
    ADD CONSTRAINT ledger_payoutbatch_created_by_id_6c582f91_fk_accounts_ FOREIGN KEY (created_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ledger_payoutbatch
    ADD CONSTRAINT ledger_payoutbatch_paid_by_id_92db01e5_fk_accounts_account_id FOREIGN KEY (paid_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ledger_payoutdestination
    ADD CONSTRAINT ledger_payoutdestina_account_id_2ae558a3_fk_accounts_ FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ledger_payoutfile
    ADD CONSTRAINT ledger_payoutfile_batch_id_239fb896_fk_ledger_payoutbatch_id FOREIGN KEY (batch_id) REFERENCES public.ledger_payoutbatch(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ledger_reconciliation
    ADD CONSTRAINT ledger_reconciliatio_made_by_id_e53f22d1_fk_accounts_ FOREIGN KEY (made_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ledger_reserverule
    ADD CONSTRAINT ledger_reserverule_decided_by_id_8ac43713_fk_accounts_ FOREIGN KEY (decided_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ledger_reserverule
    ADD CONSTRAINT ledger_reserverule_seller_id_0e845cf7_fk_accounts_account_id FOREIGN KEY (seller_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ledger_taxhandover
    ADD CONSTRAINT ledger_taxhandover_noted_by_id_9ff0d7a7_fk_accounts_account_id FOREIGN KEY (noted_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listings_category
    ADD CONSTRAINT listings_category_parent_id_34e67a55_fk_listings_category_id FOREIGN KEY (parent_id) REFERENCES public.listings_category(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listings_listing
    ADD CONSTRAINT listings_listing_brand_id_1cee6df4_fk_listings_brand_id FOREIGN KEY (brand_id) REFERENCES public.listings_brand(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listings_listing
    ADD CONSTRAINT listings_listing_category_id_cf06ef7f_fk_listings_category_id FOREIGN KEY (category_id) REFERENCES public.listings_category(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listings_listing
    ADD CONSTRAINT listings_listing_cover_id_d4589385_fk_media_photo_id FOREIGN KEY (cover_id) REFERENCES public.media_photo(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listings_listing
    ADD CONSTRAINT listings_listing_seller_id_c51e0dea_fk_accounts_account_id FOREIGN KEY (seller_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listings_listingphoto
    ADD CONSTRAINT listings_listingphot_listing_id_f3ff802e_fk_listings_ FOREIGN KEY (listing_id) REFERENCES public.listings_listing(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listings_listingphoto
    ADD CONSTRAINT listings_listingphoto_photo_id_e835d643_fk_media_photo_id FOREIGN KEY (photo_id) REFERENCES public.media_photo(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listings_photomatch
    ADD CONSTRAINT listings_photomatch_listing_id_7f5fb7a1_fk_listings_listing_id FOREIGN KEY (listing_id) REFERENCES public.listings_listing(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listings_photomatch
    ADD CONSTRAINT listings_photomatch_looked_by_id_6b508111_fk_accounts_ FOREIGN KEY (looked_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listings_photomatch
    ADD CONSTRAINT listings_photomatch_other_photo_id_77dfb36d_fk_media_photo_id FOREIGN KEY (other_photo_id) REFERENCES public.media_photo(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listings_photomatch
    ADD CONSTRAINT listings_photomatch_photo_id_f0dfae77_fk_media_photo_id FOREIGN KEY (photo_id) REFERENCES public.media_photo(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listings_reservation
    ADD CONSTRAINT listings_reservation_buyer_id_5ac3e06b_fk_accounts_account_id FOREIGN KEY (buyer_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listings_reservation
    ADD CONSTRAINT listings_reservation_listing_id_19158469_fk_listings_listing_id FOREIGN KEY (listing_id) REFERENCES public.listings_listing(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listings_reservation
    ADD CONSTRAINT listings_reservation_variant_id_9dda1f97_fk_listings_variant_id FOREIGN KEY (variant_id) REFERENCES public.listings_variant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listings_revision
    ADD CONSTRAINT listings_revision_actor_id_bda15b46_fk_accounts_account_id FOREIGN KEY (actor_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listings_revision
    ADD CONSTRAINT listings_revision_listing_id_a12a43ac_fk_listings_listing_id FOREIGN KEY (listing_id) REFERENCES public.listings_listing(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listings_variant
    ADD CONSTRAINT listings_variant_listing_id_fed4dc89_fk_listings_listing_id FOREIGN KEY (listing_id) REFERENCES public.listings_listing(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.media_cover
    ADD CONSTRAINT media_cover_account_id_a8d342a0_fk_accounts_account_id FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.media_cover
    ADD CONSTRAINT media_cover_photo_id_6ea44b9d_fk_media_photo_id FOREIGN KEY (photo_id) REFERENCES public.media_photo(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.media_photo
    ADD CONSTRAINT media_photo_owner_id_faa78bd1_fk_accounts_account_id FOREIGN KEY (owner_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_accounts_account_id FOREIGN KEY (user_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notifications_notice
    ADD CONSTRAINT notifications_notice_account_id_cd0b32f2_fk_accounts_account_id FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notifications_preference
    ADD CONSTRAINT notifications_prefer_account_id_e59435b3_fk_accounts_ FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_bagitem
    ADD CONSTRAINT orders_bagitem_account_id_2108830c_fk_accounts_account_id FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_bagitem
    ADD CONSTRAINT orders_bagitem_seller_id_2d6c18ba_fk_accounts_account_id FOREIGN KEY (seller_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_case
    ADD CONSTRAINT orders_case_appealed_by_id_be73bd3e_fk_accounts_account_id FOREIGN KEY (appealed_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_case
    ADD CONSTRAINT orders_case_claimed_by_id_ac0d099e_fk_accounts_account_id FOREIGN KEY (claimed_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_case
    ADD CONSTRAINT orders_case_decided_by_id_5413c27b_fk_accounts_account_id FOREIGN KEY (decided_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_case
    ADD CONSTRAINT orders_case_order_id_d6e09d0b_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_caseentry
    ADD CONSTRAINT orders_caseentry_actor_id_e06d30cf_fk_accounts_account_id FOREIGN KEY (actor_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_caseentry
    ADD CONSTRAINT orders_caseentry_case_id_91b46f6e_fk_orders_case_id FOREIGN KEY (case_id) REFERENCES public.orders_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_checkout
    ADD CONSTRAINT orders_checkout_buyer_id_1b6dd489_fk_accounts_account_id FOREIGN KEY (buyer_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_courierfile
    ADD CONSTRAINT orders_courierfile_read_by_id_3f051dc5_fk_accounts_account_id FOREIGN KEY (read_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_courierline
    ADD CONSTRAINT orders_courierline_file_id_10ab149a_fk_orders_courierfile_id FOREIGN KEY (file_id) REFERENCES public.orders_courierfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_courierline
    ADD CONSTRAINT orders_courierline_order_id_4d36fe46_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_deliveryattempt
    ADD CONSTRAINT orders_deliveryattem_reported_by_id_ff5bfb9f_fk_accounts_ FOREIGN KEY (reported_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_deliveryattempt
    ADD CONSTRAINT orders_deliveryattempt_order_id_2b982c3b_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_label
    ADD CONSTRAINT orders_label_order_id_85e04676_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_order
    ADD CONSTRAINT orders_order_buyer_id_26195532_fk_accounts_account_id FOREIGN KEY (buyer_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_order
    ADD CONSTRAINT orders_order_checkout_id_85d473d1_fk_orders_checkout_id FOREIGN KEY (checkout_id) REFERENCES public.orders_checkout(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_order
    ADD CONSTRAINT orders_order_combined_with_id_d13138ce_fk_orders_order_id FOREIGN KEY (combined_with_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_order
    ADD CONSTRAINT orders_order_seller_id_9df17eb1_fk_accounts_account_id FOREIGN KEY (seller_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_orderline
    ADD CONSTRAINT orders_orderline_order_id_17f8f3ef_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_pickupplace
    ADD CONSTRAINT orders_pickupplace_account_id_96756883_fk_accounts_account_id FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_ratingtally
    ADD CONSTRAINT orders_ratingtally_account_id_f3096d31_fk_accounts_account_id FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_returnlabel
    ADD CONSTRAINT orders_returnlabel_case_id_1da2ead9_fk_orders_case_id FOREIGN KEY (case_id) REFERENCES public.orders_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_review
    ADD CONSTRAINT orders_review_about_id_b1d87a9b_fk_accounts_account_id FOREIGN KEY (about_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_review
    ADD CONSTRAINT orders_review_author_id_8cb7f022_fk_accounts_account_id FOREIGN KEY (author_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_review
    ADD CONSTRAINT orders_review_hidden_by_id_89b7b539_fk_accounts_account_id FOREIGN KEY (hidden_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_review
    ADD CONSTRAINT orders_review_line_id_39b5e4d3_fk_orders_orderline_id FOREIGN KEY (line_id) REFERENCES public.orders_orderline(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_review
    ADD CONSTRAINT orders_review_order_id_aec09156_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_reviewreport
    ADD CONSTRAINT orders_reviewreport_answered_by_id_49c7eb0b_fk_accounts_ FOREIGN KEY (answered_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_reviewreport
    ADD CONSTRAINT orders_reviewreport_reporter_id_d42cd24b_fk_accounts_account_id FOREIGN KEY (reporter_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_reviewreport
    ADD CONSTRAINT orders_reviewreport_review_id_2cad4a66_fk_orders_review_id FOREIGN KEY (review_id) REFERENCES public.orders_review(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_transition
    ADD CONSTRAINT orders_transition_actor_id_791da9fa_fk_accounts_account_id FOREIGN KEY (actor_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.orders_transition
    ADD CONSTRAINT orders_transition_order_id_11ff0da3_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payments_bankfile
    ADD CONSTRAINT payments_bankfile_uploaded_by_id_a97ce32f_fk_accounts_ FOREIGN KEY (uploaded_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payments_banklayout
    ADD CONSTRAINT payments_banklayout_saved_by_id_7e586db8_fk_accounts_account_id FOREIGN KEY (saved_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payments_bankline
    ADD CONSTRAINT payments_bankline_decided_by_id_fbec9a4d_fk_accounts_account_id FOREIGN KEY (decided_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payments_bankline
    ADD CONSTRAINT payments_bankline_file_id_afb58640_fk_payments_bankfile_id FOREIGN KEY (file_id) REFERENCES public.payments_bankfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payments_bankline
    ADD CONSTRAINT payments_bankline_owner_id_487efa7e_fk_accounts_account_id FOREIGN KEY (owner_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payments_connectedaccount
    ADD CONSTRAINT payments_connectedac_account_id_4272b906_fk_accounts_ FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payments_disputepart
    ADD CONSTRAINT payments_disputepart_dispute_id_8de51499_fk_payments_dispute_id FOREIGN KEY (dispute_id) REFERENCES public.payments_dispute(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payments_disputepart
    ADD CONSTRAINT payments_disputepart_payment_id_45a52709_fk_payments_payment_id FOREIGN KEY (payment_id) REFERENCES public.payments_payment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payments_payment
    ADD CONSTRAINT payments_payment_captured_by_id_de837a33_fk_accounts_account_id FOREIGN KEY (captured_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payments_payment
    ADD CONSTRAINT payments_payment_payee_id_2bfdf88e_fk_accounts_account_id FOREIGN KEY (payee_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payments_payment
    ADD CONSTRAINT payments_payment_payer_id_90660d0f_fk_accounts_account_id FOREIGN KEY (payer_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payments_providerpayout
    ADD CONSTRAINT payments_providerpay_connected_id_f279d24e_fk_payments_ FOREIGN KEY (connected_id) REFERENCES public.payments_connectedaccount(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payments_refund
    ADD CONSTRAINT payments_refund_payment_id_a70693f7_fk_payments_payment_id FOREIGN KEY (payment_id) REFERENCES public.payments_payment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payments_refund
    ADD CONSTRAINT payments_refund_sent_by_id_2cdc821b_fk_accounts_account_id FOREIGN KEY (sent_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.risk_codban
    ADD CONSTRAINT risk_codban_account_id_b3017765_fk_accounts_account_id FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.risk_codorder
    ADD CONSTRAINT risk_codorder_buyer_id_f06ca61b_fk_accounts_account_id FOREIGN KEY (buyer_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.risk_codorder
    ADD CONSTRAINT risk_codorder_seller_id_028aed01_fk_accounts_account_id FOREIGN KEY (seller_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.risk_codpolicy
    ADD CONSTRAINT risk_codpolicy_seller_id_7af5c4a3_fk_accounts_account_id FOREIGN KEY (seller_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.risk_modelswitch
    ADD CONSTRAINT risk_modelswitch_switched_by_id_a130ccc8_fk_accounts_account_id FOREIGN KEY (switched_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.risk_modelswitch
    ADD CONSTRAINT risk_modelswitch_version_id_f7d20ff8_fk_risk_modelversion_id FOREIGN KEY (version_id) REFERENCES public.risk_modelversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.risk_modelversion
    ADD CONSTRAINT risk_modelversion_trained_by_id_5c811cd8_fk_accounts_account_id FOREIGN KEY (trained_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.risk_onetimecode
    ADD CONSTRAINT risk_onetimecode_buyer_id_24294f62_fk_accounts_account_id FOREIGN KEY (buyer_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.risk_outcomeentry
    ADD CONSTRAINT risk_outcomeentry_actor_id_683e34b0_fk_accounts_account_id FOREIGN KEY (actor_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.risk_outcomeentry
    ADD CONSTRAINT risk_outcomeentry_cod_order_id_43a87d55_fk_risk_codorder_id FOREIGN KEY (cod_order_id) REFERENCES public.risk_codorder(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.risk_phoneproof
    ADD CONSTRAINT risk_phoneproof_account_id_f373fce7_fk_accounts_account_id FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.risk_reputationdispute
    ADD CONSTRAINT risk_reputationdispu_account_id_2712705c_fk_accounts_ FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.risk_reputationdispute
    ADD CONSTRAINT risk_reputationdispu_answered_by_id_015b90ed_fk_accounts_ FOREIGN KEY (answered_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.risk_sharedcount
    ADD CONSTRAINT risk_sharedcount_peer_id_5bdc01bd_fk_risk_peer_id FOREIGN KEY (peer_id) REFERENCES public.risk_peer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.risk_strike
    ADD CONSTRAINT risk_strike_account_id_02112d55_fk_accounts_account_id FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.risk_strike
    ADD CONSTRAINT risk_strike_cod_order_id_c23ab460_fk_risk_codorder_id FOREIGN KEY (cod_order_id) REFERENCES public.risk_codorder(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.risk_strike
    ADD CONSTRAINT risk_strike_lifted_by_id_bca239b4_fk_accounts_account_id FOREIGN KEY (lifted_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.risk_strikeappeal
    ADD CONSTRAINT risk_strikeappeal_answered_by_id_172127b3_fk_accounts_ FOREIGN KEY (answered_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.risk_strikeappeal
    ADD CONSTRAINT risk_strikeappeal_strike_id_1a1e9e4f_fk_risk_strike_id FOREIGN KEY (strike_id) REFERENCES public.risk_strike(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.social_block
    ADD CONSTRAINT social_block_account_id_835dbdbf_fk_accounts_account_id FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.social_block
    ADD CONSTRAINT social_block_blocked_id_c908d45e_fk_accounts_account_id FOREIGN KEY (blocked_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.social_follow
    ADD CONSTRAINT social_follow_followed_id_0e22d34b_fk_accounts_account_id FOREIGN KEY (followed_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.social_follow
    ADD CONSTRAINT social_follow_follower_id_a92b1c63_fk_accounts_account_id FOREIGN KEY (follower_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.social_like
    ADD CONSTRAINT social_like_account_id_40fb95fb_fk_accounts_account_id FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.social_like
    ADD CONSTRAINT social_like_owner_id_9c8dc314_fk_accounts_account_id FOREIGN KEY (owner_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.social_mute
    ADD CONSTRAINT social_mute_account_id_330e52a3_fk_accounts_account_id FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.social_mute
    ADD CONSTRAINT social_mute_muted_id_2f90d70c_fk_accounts_account_id FOREIGN KEY (muted_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_account_id_951f210e_fk_socialacc FOREIGN KEY (account_id) REFERENCES public.socialaccount_socialaccount(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_app_id_636a42d7_fk_socialacc FOREIGN KEY (app_id) REFERENCES public.socialaccount_socialapp(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_social_user_id_8146e70c_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_userses_user_id_af5e0a6d_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;
