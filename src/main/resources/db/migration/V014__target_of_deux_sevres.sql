-- Deux-Sèvres: 7,000 hours a year from 2018 on, 30 % of them by RSA recipients (call for projects of 2018, §1).
INSERT INTO target (id, version, created_at, updated_at, department_code, year, recurring, hours, rsa_share, effective_on)
VALUES ('0192a3b4-0000-7000-8000-000000000079', 0, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), '79', 2018, TRUE, 7000.00, 0.3000,
        '2018-01-01');
